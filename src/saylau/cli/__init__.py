"""The command ``saylau``: one file a room, each imported only when it is called."""

from __future__ import annotations

import io
import signal
import sys

import click

from saylau import __version__
from saylau.cli.helping import in_language
from saylau.cli.office import LANGUAGES, Office, words
from saylau.errors import SaylauError

__all__ = ["COMMANDS", "main"]

STOPPED = 130
"""The exit code of a command stopped from the keyboard: neither 1, which says that something waits, nor 2."""

COMMANDS = {
    "run": "saylau.cli.running:run",
    "settle": "saylau.cli.settling:settle",
    "add-up": "saylau.cli.adding:add_up",
    "allocate": "saylau.cli.allocating:allocate",
    "what-if": "saylau.cli.supposing:what_if",
    "record": "saylau.cli.recording:record",
    "verify": "saylau.cli.verifying:verify",
    "witness": "saylau.cli.witnessing:witness",
    "new": "saylau.cli.opening:new",
    "timetable": "saylau.cli.timing:timetable",
    "import": "saylau.cli.importing:import_file",
    "examine": "saylau.cli.examining:examine",
    "law": "saylau.cli.statutes:law",
    "lab": "saylau.cli.laboratory:lab",
}
"""Each command and where it lives; its one-line help is ``help_<command>`` of ``words.toml``."""


class FrontDesk(click.Group):
    """A group that imports a command only when it is called, so that ``--help`` costs next to nothing."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the election's day, not of the alphabet."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command itself, imported now, with its help in the reader's language."""
        address = COMMANDS.get(cmd_name)
        if address is None:
            return None
        module, _, attribute = address.partition(":")
        __import__(module)
        return in_language(getattr(sys.modules[module], attribute), cmd_name, Office.language_of(ctx))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, told without importing one of them."""
        language = Office.language_of(ctx)
        rows = [(name, words().say(f"help_{name}", language)) for name in COMMANDS]
        with formatter.section(words().say("commands", language)):
            formatter.write_dl(rows)

    def get_help(self, ctx: click.Context) -> str:
        """The help page, opened by what Saylau is, in the reader's language."""
        self.help = words().say("help", Office.language_of(ctx))
        return super().get_help(ctx)


@click.group(cls=FrontDesk, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="saylau", message="%(prog)s %(version)s")
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default="en",
    envvar="SAYLAU_LANG",
    is_eager=True,
    show_default=True,
    show_envvar=True,
    help="қазақша · русский · English",
)
@click.pass_context
def office(ctx: click.Context, lang: str) -> None:
    """Run a party-list election by the law."""
    ctx.obj = Office(lang)


def language_first(arguments: list[str]) -> list[str]:
    """The call with its language before the command, wherever a person wrote it."""
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang":
            return [*arguments[place : place + 2], *arguments[:place], *arguments[place + 2 :]]
        if argument.startswith("--lang="):
            return [argument, *arguments[:place], *arguments[place + 1 :]]
    return arguments


def main(arguments: list[str] | None = None) -> None:
    """The command; ends the process with 0, 1 or 2 as the called command says."""
    for stream in (sys.stdout, sys.stderr):
        # Kazakh and the JSON document are UTF-8 whatever the machine's own locale says.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    before = signal.signal(signal.SIGINT, lambda *_: sys.exit(STOPPED))
    try:
        office.main(args=language_first(sys.argv[1:] if arguments is None else arguments), prog_name="saylau")
    except (SaylauError, OSError) as trouble:
        from saylau.cli.trouble import tell

        tell(trouble, sys.argv[1:] if arguments is None else arguments)
        sys.exit(2)
    finally:
        signal.signal(signal.SIGINT, before)
