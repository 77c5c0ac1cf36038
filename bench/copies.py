"""How well and how fast copies are found: ``python bench/copies.py [ARTICLES]`` prints the tables of the docs.

The first table is of copies found in memory; the second of the same collection in a ledger, as ``mithaq add`` finds
them: milliseconds an article on top of reading and storing it, and the memory held as the ledger grows.

Articles are made of words listed in this file, in three languages. About thirty stories of one topic share people, set
phrases, matters and up to two sentences of background, and are no copies of one another. Copies have a share of their
words replaced, dropped or added at random, which is harsher than an editor's work; some stand inside a longer story.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from sqlalchemy import insert, select

from mithaq.ledger.copies import Article, find_copies
from mithaq.ledger.shingles import keys_of, runs_of, words_of
from mithaq.store import tables as t
from mithaq.store.copied import Lately, group_links, link_copies
from mithaq.store.database import open_database
from mithaq.store.group_tables import copy_members
from mithaq.store.records import Record

NOUNS = {
    "en": "quota treaty crossing fee survey share union exchange list corridor clause report regime station "
    "lease link harbour mandate border tariff loan permit convoy ballot budget dam canal airport vessel "
    "cable archive museum hospital school orchard mine refinery satellite vaccine visa pension strike "
    "court jury sanction embargo summit panel envoy patrol bridge island glacier forest",
    "ru": "квота договор переход плата съемка доля союз обмен список коридор статья доклад режим станция аренда "
    "дорога порт мандат граница тариф кредит разрешение конвой голосование бюджет плотина канал аэропорт "
    "судно кабель архив музей больница школа сад шахта завод спутник вакцина виза пенсия забастовка суд "
    "санкция саммит комиссия посланник патруль мост остров ледник лес",
    "ar": "حصة معاهدة معبر رسم مسح نصيب اتحاد تبادل قائمة ممر بند تقرير نظام محطة عقد سكة ميناء ولاية حدود "
    "تعرفة قرض تصريح قافلة اقتراع ميزانية سد قناة مطار سفينة كابل أرشيف متحف مستشفى مدرسة بستان منجم "
    "مصفاة قمر لقاح تأشيرة معاش إضراب محكمة عقوبة قمة لجنة مبعوث دورية جسر جزيرة غابة نهر",
}
VERBS = {
    "en": "delays opens blocks needs doubles covers ends joins splits moves tests saves costs feeds guards "
    "links names owns pays reads seals takes uses votes wants warns adds bans cuts draws",
    "ru": "задерживает открывает требует удваивает покрывает завершает объединяет делит двигает проверяет "
    "спасает кормит охраняет связывает называет платит читает берет использует хочет добавляет режет "
    "рисует строит меняет ищет ведет держит делает ждет",
    "ar": "يؤخر يفتح يعطل يحتاج يضاعف يغطي ينهي يضم يقسم ينقل يختبر ينقذ يكلف يطعم يحرس يربط يسمي يملك يدفع "
    "يقرأ يختم يأخذ يستخدم يريد يضيف يحظر يقطع يرسم يبني يغير",
}
LINKS = {
    "en": "in on with after before under without during beyond near against around despite until since through",
    "ru": "в на с после до под без во за около против вокруг через из для при",
    "ar": "في على مع بعد قبل تحت دون خلال وراء قرب ضد حول رغم حتى منذ عبر",
}
SAID = {
    "en": "said that",
    "ru": "заявил что",
    "ar": "قال إن",
}
SYLLABLES = {
    "en": "ba den dor fel gar kin lor mar nel ost pir ran sul tor vel",
    "ru": "ба ден дор фел гар кин лор мар нел ост пир ран сул тор вел",
    "ar": "با دن دور فل غار كين لور مار نل وست بير ران سول تور فل",
}


@dataclass(frozen=True)
class Topic:
    """What the stories of one topic share: names, set phrases, the words they are about, and a background."""

    names: list[str]
    phrases: list[str]
    nouns: list[str]
    background: list[str]


class Writer:
    """Writes invented articles in one language."""

    def __init__(self, seed: int, language: str, topics: int) -> None:
        self.dice = random.Random(f"{seed} {language}")
        self.language = language
        self.nouns, self.verbs, self.links = (bank[language].split() for bank in (NOUNS, VERBS, LINKS))
        self.topics = [self._topic() for _ in range(topics)]

    def _name(self) -> str:
        return "".join(self.dice.choice(SYLLABLES[self.language].split()) for _ in range(3)).capitalize()

    def _topic(self) -> Topic:
        names = [f"{self._name()} {self._name()}" for _ in range(5)]
        phrases = [" ".join(self.dice.choice(self.nouns) for _ in range(3)) for _ in range(8)]
        topic = Topic(names, phrases, self.dice.sample(self.nouns, 30), [])
        topic.background.extend(self._sentence(topic) for _ in range(4))
        return topic

    def _sentence(self, topic: Topic) -> str:
        """A sentence of ten to thirty words: somebody says something about the topic's matters."""
        dice = self.dice
        parts = [dice.choice(topic.names), SAID[self.language], dice.choice(topic.nouns), dice.choice(self.verbs)]
        for _ in range(dice.randrange(3, 10)):
            matter = dice.choice(topic.phrases) if dice.random() < 0.25 else dice.choice(topic.nouns)
            parts += [dice.choice((*self.links, *self.verbs)), matter]
        return " ".join((*parts, str(dice.randrange(2, 900)) if dice.random() < 0.3 else "")).strip() + "."

    def story(self, sentences: int) -> str:
        """A story of one of the topics, with a paragraph of background that other stories of it carry too."""
        topic = self.dice.choice(self.topics)
        own = [self._sentence(topic) for _ in range(sentences)]
        shared = self.dice.sample(topic.background, self.dice.randrange(0, 3))
        return " ".join((*own[:2], *shared[:1], *own[2:], *shared[1:]))

    def edited(self, text: str, share: float) -> str:
        """The text with this share of its words replaced, dropped or added to."""
        words: list[str] = []
        pool = (*self.nouns, *self.verbs, *self.links)
        for word in text.split():
            turn = self.dice.random() if self.dice.random() < share else 1.0
            words.extend([] if turn < 1 / 3 else [self.dice.choice(pool)] if turn < 2 / 3 else [word])
            words.extend([self.dice.choice(pool)] if 2 / 3 <= turn < 1.0 else [])
        return " ".join(words)


def collection(size: int, edits: float, seed: int = 3) -> tuple[list[Article], set[frozenset[str]]]:
    """Articles, and the pairs of report and copy: one report in ten is copied, one to four times."""
    articles: list[Article] = []
    pairs: set[frozenset[str]] = set()
    writers = [Writer(seed, language, max(size // 100, 10)) for language in NOUNS]
    while len(articles) < size:
        writer = writers[len(articles) % 3]
        text = writer.story(writer.dice.randrange(8, 24))
        texts = [text]
        if writer.dice.random() < 0.1:
            texts += [writer.edited(text, edits) for _ in range(writer.dice.randrange(1, 4))]
            if writer.dice.random() < 0.3:
                texts.append(f"{writer.story(15)} {writer.edited(text, edits / 2)} {writer.story(15)}")
        ids = [str(len(articles) + at) for at in range(len(texts))]
        articles.extend(Article(id_, each) for id_, each in zip(ids, texts, strict=True))
        pairs.update(frozenset((ids[0], other)) for other in ids[1:])
    writers[0].dice.shuffle(articles)
    return articles, pairs


def reports(pairs: Iterable[frozenset[str]], ids: Iterable[str]) -> set[str]:
    """The reports that these articles were made from."""
    chief = {other: one for one, other in (sorted(pair, key=int) for pair in pairs)}
    return {chief.get(id_, id_) for id_ in ids}


def pairs_found(articles: Sequence[Article]) -> Iterator[frozenset[str]]:
    """The pairs of articles that stand in one group."""
    for group in find_copies(articles):
        yield from (frozenset(pair) for pair in combinations([member.id for member in group.members], 2))


def in_a_ledger(articles: Sequence[Article], pairs: set[frozenset[str]], folder: Path) -> None:
    """Print a row for each tenth of the articles as they go into a ledger, then how well their copies were found."""
    database, lately, spent = open_database(str(folder / "copies.db")), Lately(), 0.0
    names = {f"{int(article.id):016x}": article.id for article in articles}
    row = {"name": "", "statements": 0, "grouped": True, "packs": "", "added": "", "given": ""}
    print("\n| articles in the ledger | ms an article | megabytes |\n|---|---|---|")
    for place, (id_, article) in enumerate(zip(names, articles, strict=True), 1):
        with database.writing() as connection:
            plain = json.dumps({"boilerplate": [], "dateline": None})
            connection.execute(insert(t.documents), [{**row, "id": id_, "json": plain, "text": article.text}])
            start = time.process_time()
            words = words_of(article.text)
            pieces = frozenset(runs_of(words))
            link_copies(connection, Record({"id": id_}, (), (), (), {}, words, keys_of(pieces), len(pieces)), lately)
            spent += time.process_time() - start
        if place % max(1, len(articles) // 10) == 0:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"| {place:,} | {1000 * spent / place:.2f} | {peak} |", flush=True)
    start = time.process_time()
    with database.writing() as connection:
        groups = group_links(connection)
    print(f"\n{groups:,} groups made in {time.process_time() - start:.1f} s", end="; ")
    found: set[frozenset[str]] = set()
    with database.reading() as connection:
        members: dict[str, list[str]] = {}
        for group, id_ in connection.execute(select(copy_members.c.copy_group, copy_members.c.document)):
            members.setdefault(group, []).append(names[id_])
    for ids in members.values():
        found |= {frozenset(pair) for pair in combinations(ids, 2)}
    right = sum(len(reports(pairs, pair)) == 1 for pair in found)
    print(f"recall {len(pairs & found) / len(pairs):.3f}, precision {right / len(found):.3f}")


def main(size: int) -> None:
    """Print the tables."""
    print("| edited words | articles | pairs | recall | precision | seconds |\n|---|---|---|---|---|---|")
    for edits, count in ((0.0, 3000), (0.1, 3000), (0.2, 3000), (0.3, 3000), (0.3, size)):
        articles, pairs = collection(count, edits)
        start = time.process_time()
        found = set(pairs_found(articles))
        seconds = time.process_time() - start
        right = sum(len(reports(pairs, pair)) == 1 for pair in found)
        recall = len(pairs & found) / len(pairs)
        shares = f"{recall:.3f} | {right / len(found):.3f}"
        print(f"| {edits:.0%} | {len(articles)} | {len(pairs)} | {shares} | {seconds:.1f} |")
    print(f"\nmemory at the end: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    with tempfile.TemporaryDirectory() as name:
        in_a_ledger(articles, pairs, Path(name))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30_000)
