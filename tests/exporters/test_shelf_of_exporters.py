"""Every format on the shelf, held to what the door of the shelf promises."""

import hashlib
import io
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charter_cli import shelf
from charter_cli.errors import Misused
from charter_cli.exporters import Exporter, Options, take
from charter_cli.model import Address, Authority, Contact, Recipient

FORMATS = shelf.names("charter_cli.exporters")


@pytest.fixture(params=FORMATS)
def exporter(request: pytest.FixtureRequest) -> Exporter:
    return take(request.param)


def written(exporter: Exporter, recipients: tuple[Recipient, ...], options: Options) -> bytes:
    target = io.BytesIO()
    exporter.write(iter(recipients), target, options)
    return target.getvalue()


def test_the_shelf_holds_the_four_formats() -> None:
    assert FORMATS == ("csv", "json", "vcf", "xlsx")


def test_a_format_that_no_file_writes_is_refused_with_those_there_are() -> None:
    with pytest.raises(Misused, match="'docx'") as refusal:
        take("docx")
    assert refusal.value.next_step == "Choose one of: csv, json, vcf, xlsx."


@pytest.mark.parametrize("word", FORMATS)
def test_the_suffix_is_the_word_that_the_user_types(word: str) -> None:
    exporter = take(word)
    assert exporter.SUFFIX.removeprefix(".") == word
    assert "/" in exporter.MEDIA


def test_the_same_list_is_the_same_bytes_whenever_it_is_written(
    exporter: Exporter,
    oslo: Recipient,
    hostile: tuple[Recipient, ...],
    options: Options,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    digests = set()
    for zone, moment in (("Europe/Oslo", 1.7e9), ("Pacific/Auckland", 2.0e9)):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        monkeypatch.setattr("time.time", lambda now=moment: now)
        digests.add(hashlib.sha256(written(exporter, (oslo, *hostile), options)).digest())
    monkeypatch.undo()
    time.tzset()
    assert len(digests) == 1


def test_the_stream_stays_open_for_whoever_opened_it(
    exporter: Exporter, oslo: Recipient, options: Options
) -> None:
    target = io.BytesIO()
    exporter.write([oslo], target, options)
    assert not target.closed


def test_the_stream_stays_open_when_the_recipients_break_off(
    exporter: Exporter, oslo: Recipient, options: Options
) -> None:
    def broken() -> Iterator[Recipient]:
        yield oslo
        raise LookupError("the register went away")

    target = io.BytesIO()
    with pytest.raises(LookupError):
        exporter.write(broken(), target, options)
    assert not target.closed


def test_an_error_of_the_disk_comes_out_as_it_is(
    exporter: Exporter, oslo: Recipient, options: Options
) -> None:
    class FullDisk(io.BytesIO):
        def write(self, data: object) -> int:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        exporter.write([oslo] * 1000, FullDisk(), options)


def test_a_list_of_nobody_can_be_written(exporter: Exporter, options: Options) -> None:
    written(exporter, (), options)


def test_recipients_are_taken_one_by_one(
    exporter: Exporter, oslo: Recipient, options: Options
) -> None:
    """A generator that can be walked only once is enough."""
    pair = (oslo, replace(oslo, contact=None))
    target = io.BytesIO()
    exporter.write((recipient for recipient in pair), target, options)
    assert target.getvalue() == written(exporter, pair, options)


WORDS = st.text(max_size=40)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=WORDS, person=WORDS, role=WORDS, street=WORDS, email=WORDS, site=WORDS)
def test_no_text_makes_a_format_fail(
    exporter: Exporter, name: str, person: str, role: str, street: str, email: str, site: str
) -> None:
    office = Authority(1, name, "NO", address=Address(street=street), email=email, website=site)
    recipient = Recipient(office, Contact(2, 1, person, role))
    assert written(exporter, (recipient,), Options(on=date(2018, 2, 26)))
