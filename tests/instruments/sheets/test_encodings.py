import pytest

WORDS = "a;b\nОблыс;Нұр-Сұлтан\n"
RUSSIAN = "a;b\nОбласть;«Ёлка» — № 5\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read(put, told, encoding):
    assert told(put(WORDS.encode(encoding))) == ([(2, ["Облыс", "Нұр-Сұлтан"])], [])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_refused(put, refused, encoding):
    assert refused(put(WORDS.encode(encoding))) == [("encoding_has_no_mark", 0, "")]


def test_russian_in_windows_1251_is_read(put, told):
    assert told(put(RUSSIAN.encode("cp1251"))) == ([(2, ["Область", "«Ёлка» — № 5"])], [])


def test_kazakh_in_code_page_1048_is_refused_rather_than_read_wrong(put, refused):
    assert refused(put(WORDS.encode("kz1048"))) == [("encoding_is_unknown", 0, "")]


@pytest.mark.parametrize("dirt", [b"\x98", b"\x01", b"\x7f", bytes(range(0x84, 0x8B)) * 3])
def test_bytes_that_windows_1251_does_not_use_are_refused(put, refused, dirt):
    assert refused(put(RUSSIAN.encode("cp1251") + dirt)) == [("encoding_is_unknown", 0, "")]


def test_a_lone_bad_byte_far_into_the_file_is_found(put, refused):
    assert refused(put(("a,b\n" + "1,2\n" * 400_000).encode() + b"\x98")) == [("encoding_is_unknown", 0, "")]


def test_a_letter_cut_in_two_at_the_end_is_refused(put, refused):
    assert refused(put("a;b\nОбласть;Улица".encode()[:-1])) == [("encoding_is_unknown", 0, "")]


def test_utf16_cut_in_the_middle_is_refused(put, refused):
    assert refused(put(WORDS.encode("utf-16")[:-1])) == [("encoding_is_unknown", 0, "")]


def test_utf32_is_refused(put, refused):
    assert refused(put(WORDS.encode("utf-32"))) == [("encoding_is_unknown", 0, "")]


def test_nul_bytes_are_refused(put, refused):
    assert refused(put(b"a,b\n1,2\n" * 10 + b"\0" * 4)) == [("file_has_nul_bytes", 0, "")]
