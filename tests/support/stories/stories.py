"""What happens at the table, told once for every way of working. Everyone in it is made up."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from tests.support.stories.hands import Hands

Story = Callable[[Hands, Path], Awaitable[None]]
CHOSEN = ("I paint gates", "I whistle", "Paint dries in the tin", "Two nights without sleep")


async def from_the_first_start_to_the_page(hands: Hands, folder: Path) -> None:
    """A vault, a person, a first meeting to its end, and the page."""
    await hands.first_start()
    await hands.add_person("Robin")
    await hands.pick("Begin meeting 1")
    await hands.go_on()  # before the door
    await hands.go_on()
    await hands.go_on()
    await hands.fill("yes", "", "")  # to writing, and then on
    await hands.write("Slept badly, glad you came")
    await hands.write_as("note, worker's words", "Came to the door by herself")
    await hands.do("Choose again")
    await hands.pick("Getting to know each other")
    await hands.write("I paint gates", "I know every dog on the street")
    await hands.do("Choose again")
    await hands.pick("Spotting the signs early")
    await hands.write("I whistle")
    await hands.go_on()
    await hands.write("Paint dries in the tin", "I stop whistling")
    await hands.do("Choose again")
    await hands.pick("If things get really hard")
    await hands.write("Two nights without sleep")
    await hands.do("Finish: one small step, then the close")
    await hands.write("Open the green paint")
    await hands.go_on()
    await hands.do("Next")  # read back
    await hands.fill("I can whistle")  # and with it on to the next step
    await hands.go_on()
    await hands.do("Choose the page")
    for words in CHOSEN:
        await hands.pick(words)
    await hands.save_page("PDF to print", folder / "page.pdf")
    await hands.save_page("plain text", folder / "page.txt")
    await hands.back()
    await hands.do("Next")
    await hands.fill("Tuesday at ten")
    await hands.go_on()  # once you are out; the meeting ends


async def straight_to_the_page(hands: Hands, folder: Path) -> None:
    """The same with as few words as can be: a vault, a person, one sign, and the page with it."""
    await hands.first_start()
    await hands.add_person("Robin")
    await hands.pick("Begin meeting 1")
    await hands.do("Choose again")
    await hands.pick("Spotting the signs early")
    await hands.write("I whistle")
    await hands.do("Choose the page")
    await hands.pick("I whistle")
    await hands.save_page("plain text", folder / "page.txt")
    await hands.back()
    await hands.do("End the meeting here")


async def a_whole_meeting_step_by_step(hands: Hands, _: Path) -> None:
    """Every step of the frame with its own fields, and one part with every kind of answer."""
    await hands.pick("Begin meeting 1")
    await hands.go_on()
    await hands.go_on()
    await hands.go_on()
    await hands.fill("some of it", "", "The year away")
    await hands.write("not bad\nbut tired")
    await hands.go_on()
    await hands.fill("sunny", "slow")
    await hands.pick("Spotting the signs early")
    await hands.write("I sing", "I answer messages")
    await hands.go_on()
    await hands.write("I stop opening post", "Tea goes cold")
    await hands.go_on()
    await hands.go_on()
    await hands.fill("a bad day passes", "")  # each sign in turn
    await hands.write("short days")
    await hands.go_on()
    await hands.fill("a walk", "ring Ola", "", "")  # a list, then the next sign
    await hands.fill("you have gone quiet", "")
    await hands.fill("3 March 2027")
    await hands.pick("That is enough for today")
    await hands.write("open one letter")
    await hands.go_on()
    await hands.pick("I sing")
    await hands.pick("On the page")
    await hands.pick("Tea goes cold")
    await hands.pick("Leave it out")
    await hands.do("Next")
    await hands.fill("I can say no")
    await hands.write("going for chips")
    await hands.go_on()
    await hands.do("Next")
    await hands.fill("next week")
    await hands.go_on()


async def skipping_parking_and_going_about(hands: Hands, _: Path) -> None:
    """Steps in no order at all."""
    await hands.pick("Begin meeting 1")
    await hands.do("Choose again")
    await hands.pick("Spotting the signs early")
    await hands.do("Park")
    await hands.do("Skip")
    await hands.do("Back")
    await hands.do("Just talk")
    await hands.write("about the cat")
    await hands.go_on()
    await hands.do("Take the short route")
    await hands.jump("People and places", "Who is around me")
    await hands.write("Ola from next door")
    await hands.do("Undo")
    await hands.do("Redo")
    await hands.do("Choose again")
    await hands.pick("Looking back together")
    await hands.fill("finding my feet", "just to talk", "my say and my steps")
    await hands.pick("What do you have a say in right now?")
    await hands.do("Next")
    await hands.write("my mornings")
    await hands.go_on()
    await hands.fill()
    await hands.do("Choose again")
    await hands.pick("Talking about medication")
    await hands.fill("never with you")
    await hands.do("Put the meeting down")
    await hands.pick("Go on with meeting 1")
    await hands.do("End the meeting here")


async def changing_what_was_written(hands: Hands, folder: Path) -> None:
    """The plan and the notes, every type of field, the page's order, leaving out and putting back."""
    await hands.pick("The plan, by section")
    signs = "Spotting the signs early"
    trusted = {
        "Name": "Ola",
        "How close": "nearby",
        "Number": "07700 900123",
        "Who to call first": "1",
        "They know they are listed": "yes",
        "Page": "on the page",
    }
    await hands.add_to_plan(signs, "person I trust", trusted)
    sign = {
        "The sign": "The post piles up",
        "Where it comes": "1",
        "How far along": "first hints",
        "What helps": ["a walk", "the radio"],
        "Who to tell": "Ola",
        "Whose words": "together",
        "Page": "on the page",
    }
    await hands.add_to_plan(signs, "early sign", sign)
    await hands.add_to_plan(signs, "early sign", {"The sign": "I hum less", "Page": "on the page"})
    await hands.add_to_plan(signs, "date to look again", {"When we look again": "3/3/27"})
    await hands.pick("I hum less")
    await hands.pick("Change it")
    await hands.change({"The sign": "I hum a lot less", "Who notices": "my sister"})
    await hands.pick("The post piles up")
    await hands.pick("Leave it out")
    await hands.do("Show what was left out")
    await hands.pick("The post piles up")
    await hands.pick("Put it back")
    await hands.back()
    await hands.pick("Notes")
    await hands.add_note("two lines\nof words", "worker's words")
    await hands.pick("two lines")
    await hands.pick("Leave it out")
    await hands.back()
    await hands.pick("The page")
    await hands.move_on_page("I hum a lot less", -1)
    await hands.save_page("Markdown", folder / "page.md")
    await hands.back()
    await hands.pick("Making sense of it")
    await hands.do("Hide this part")
    await hands.back()


async def looking_back_and_finishing_well(hands: Hands, _: Path) -> None:
    """The look-back with an answer that joins the plan, the number of meetings, and a goodbye."""
    await hands.do("How we finish")
    await hands.change({"How many meetings": "2", "How we would finish well": "Chips", "Who rings if I am off": "Ola"})
    await hands.pick("Begin meeting 1")
    await hands.go_on()
    await hands.do("Choose again")
    await hands.pick("Looking back together")
    await hands.fill("finding my feet", "get ready to finish", "my say and my steps")
    await hands.pick("Which habits help you most?")
    await hands.do("Next")
    await hands.fill("A walk before the post comes", "mostly", "a habit for my day")
    await hands.change({"When": "morning"})
    await hands.go_on()
    await hands.write("I did not know that")
    await hands.go_on()
    await hands.write("Walk on Friday")
    await hands.go_on()
    await hands.pick("Finishing well together")
    await hands.write("I open my own post")
    await hands.go_on()
    await hands.write("I asked for help")
    await hands.jump("Finishing well together", "Saying goodbye")
    await hands.go_on()
    await hands.pick("That is enough for today")
    await hands.do("End the meeting here")
