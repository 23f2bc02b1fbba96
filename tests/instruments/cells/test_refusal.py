from saylau.instruments.cells.refusal import Memory


def test_a_text_is_read_once():
    asked = []
    memory = Memory(lambda text: asked.append(text) or len(text))
    assert [memory["ab"], memory["ab"]] == [2, 2]
    assert asked == ["ab"]


def test_the_memory_is_bounded():
    memory = Memory(len, bound=3)
    assert [memory["x" * n] for n in range(10)] == list(range(10))
    assert len(memory) == 3


def test_a_long_text_is_not_remembered():
    memory = Memory(len)
    assert memory["x" * 10_000] == 10_000
    assert len(memory) == 0
