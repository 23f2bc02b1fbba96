"""The law is told out of the book that was asked for."""


def test_a_provision_of_the_second_book_is_told_with_its_act(saylau):
    code, said, _ = saylau("law", "show", "system.seats.by_constituency", "--country", "es", "--on", "2019-05-26")
    assert code == 0
    assert "gran-canaria: 29" in said
    assert "loreg 201 – Organic Law 5/1985 of 19 June 1985 on the General Electoral Regime" in said


def test_a_book_that_is_not_there_is_told(saylau):
    code, _, said = saylau("law", "list", "--country", "steps")
    assert (code, "there is one for: es, kz" in said) == (2, True)
