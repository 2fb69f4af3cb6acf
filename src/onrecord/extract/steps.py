"""One step up a parse, from a word to the word over it: what the governor does to it, and how much of it they share."""

from onrecord.extract.factuality import Effect, Reading, effect, plain
from onrecord.extract.governing import COPULAS, does, kind, near, tensed
from onrecord.extract.operators import negations, nothing
from onrecord.extract.sentences import BE, SUBJECTS, Parse, child, is_verb, subject, supposing

_DEPTH = 12

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_ANYBODY = frozenset({"anyone", "anybody", "whoever"})
_INSTEAD = frozenset({("instead", "of"), ("rather", "than")})
_KNOWN = frozenset({"known", "clear", "know", "knows", "knew", "sure", "certain"})
_NO_SURPRISE = frozenset({"wonder", "doubt", "surprise", "secret", "question", "mistake", "coincidence", "accident"})


class Step:
    """One step up from a word to its head.

    ``share`` says how much of what hangs on the head counts: all, only its moods, or (report) that it is not said.
    ``clause`` says that the word is in what the head reports, which no negation over the head denies.
    """

    def __init__(self, p: Parse, node: int, r: Reading) -> None:
        self.p, self.c, self.h, self.r = p, node, p.head[node], r
        self.share = "none"
        self.stop = False
        self.clause = False

    def take(self) -> None:
        """Read the link, and add what the head does."""
        p, c, d = self.p, self.c, self.p.dep[self.c]
        if is_verb(p, c) and self._instead():
            return
        if d == "conj":
            self._joined()
        elif is_verb(p, c) and self._after_noun():
            return
        elif d in ("ccomp", "xcomp", "csubj", "parataxis") or (d == "advcl" and kind(p, c) == "to"):
            self._complement()
        elif d == "advcl":
            self._adverbial()
        elif d in ("acl", "relcl"):
            self._of_noun()
        elif d in ("pcomp", "pobj"):
            self._prepositional()
        elif d in ("dobj", "nsubjpass", "dative"):
            self._object()
        elif d in ("acomp", "attr", "oprd"):
            self.share = "all"
        elif d == "nsubj" and not is_verb(p, c):
            self._subject()
        elif d in ("aux", "auxpass", "prep", "agent", "prt"):
            self.share = "all" if d != "prep" else "none"
            self.stop = d == "prep"
        else:
            self.stop = True

    def _joined(self) -> None:
        p, c, h = self.p, self.c, self.h
        if tensed(p, c) and is_verb(p, h) and not tensed(p, h):
            self._past_infinitives()  # "called on them to pay and insisted …": not what they are called on to do
            return
        nor = next((k for k in p.kids[h] if p.lower[k] == "nor" and h < k < c), -1)
        if nor >= 0:
            self.r.negations.append((nor,))
            self.share = "moods"
            return
        under = child(p, h, "xcomp")
        if p.tag[c] == "VBP" and subject(p, c) < 0 and p.tag[h] in ("VBZ", "VBD") and h < under < c:
            self.h, self.share = under, "all"  # "needs to act and denounce it": no finite verb agrees like that
            return
        bare = p.tag[c] not in ("VBD", "VBZ") and not any(p.dep[k] in SUBJECTS or p.dep[k] == "aux" for k in p.kids[c])
        same = p.tag[c] == p.tag[h] or {p.tag[c], p.tag[h]} == {"VB", "VBP"}
        if bare and is_verb(p, c) and is_verb(p, h):
            but = any(p.lower[k] == "but" and h < k < c for k in p.kids[h])
            self.share = "all" if same and not but else "moods"
        elif not is_verb(p, c) and any(p.lower[k] in ("nor", "or") for k in p.kids[h]):
            self.share = "all"

    def _past_infinitives(self) -> None:
        p, node = self.p, self.h
        for _ in range(_DEPTH):
            if p.head[node] == node or (tensed(p, node) and p.dep[node] != "conj"):
                break
            node = p.head[node]
        self.h = node

    def _instead(self) -> bool:
        """Read "rather than accuse", "instead of accusing", "short of", "far from", "close to"."""
        p, first = self.p, self.p.left[self.c]
        if p.tag[self.c] not in ("VB", "VBG") or self.c < 2:
            return False
        for at in (first, self.c, first + 2):
            words = p.lower[max(at - 2, 0) : at]
            found = effect(("preposition",), words[0], "ing", frozenset(words[1:])) if len(words) == 2 else None
            if found:
                self.r.add(found, (at - 2, at - 1))
                node = self.c
                for _ in range(4):  # the verb over the preposition
                    node = p.head[node]
                    if is_verb(p, node) or p.head[node] == node:
                        break
                self.h = node
                self.stop = words[0] in ("rather", "instead")
                self.share = "none" if self.stop or node == self.c else "all"
                return True
        return False

    def _after_noun(self) -> bool:
        """Read an infinitive behind a noun, whatever the parse hangs it on: "resisted calls (for him) to condemn"."""
        p, c = self.p, self.c
        if kind(p, c) != "to":
            return False
        before = p.left[c] - 1
        for_ = p.left[c] if p.lower[p.left[c]] == "for" else -1
        if for_ < 0 and before > 0 and p.dep[before] == "pobj" and p.lower[before - 1] == "for":
            before, for_ = before - 2, before - 1
        if before < p.sent[c] or p.tag[before][:2] != "NN" or p.head[c] == before:
            return False
        found = effect(("noun",), p.lower[before], "for" if for_ >= 0 else "to", frozenset())
        if found is None or p.dep[before] in ("nsubj", "compound"):
            return False
        self._noun(before, found)
        return True

    def _noun(self, noun: int, found: Effect, takes: str = "to") -> None:
        """Add what a noun does to its complement, and what is done to the noun: "rejected calls to …"."""
        p, verb = self.p, self.p.head[noun]
        if p.dep[noun] == "pobj":
            verb = p.head[verb]
        under = p.dep[noun] in ("dobj", "pobj", "nsubjpass")
        shed = (
            does(p, verb, "claim" if takes == "that" and found.modality != "directive" else "calls") if under else None
        )
        if shed:
            self.r.add(shed, (verb,))
            self.r.negations += negations(p, verb)
        if not shed or found.modality not in (
            "hypothetical",
            "hearsay",
        ):  # "took the chance to"
            self.r.add(found, (noun,))
        self.r.negations += negations(p, noun)
        self.stop = not (shed and shed.holds)
        if not self.stop:
            self.h, self.share = verb, "moods"  # "should seize the chance to thank them"

    def _complement(self) -> None:
        p, c, h = self.p, self.c, self.h
        takes = kind(p, c)
        quality = child(p, h, "acomp") if p.lower[h] in COPULAS else -1
        if 0 <= quality < c and takes in ("to", "that", "wh"):
            h = quality  # "is essential to keep": the infinitive may hang on either
        if takes == "to" and p.lower[p.left[h]] == "too" and p.tag[h] == "JJ" and does(p, h, "to") is None:
            self.r.negations.append((p.left[h],))  # "too tired to thank them"
        if takes == "whether" and p.tag[c] == "VB" and does(p, h, "ing"):
            takes = "ing"  # "is considering whether to sue"
        found = does(p, h, takes) or (does(p, h, "that") if takes == "subjunctive" else None)
        if takes in ("whether", "if") and self._asks(h, takes):
            return
        if takes == "wh" and self._left_open(h):
            return
        told = takes in ("that", "wh", "subjunctive", "like", "whether", "if")
        if found is None:
            self._unlisted(h, takes, told=told)
            return
        if found.holds:
            self.stop = True
            return
        if found.modality == "prediction" and p.tag[h] == "JJ" and self._done():
            found = Effect(found.denies, modality="evidential_weak")  # "is likely to have been stolen"
        if p.lower[h] == "supposed" and self._done():
            found = Effect(modality="hearsay")  # "is supposed to have said"
        particles = (k for k in range(h + 1, min(h + 4, c)) if p.tag[k] == "RP" or p.lower[k] == "yet")
        self.r.add(found, (h, *particles))
        self.share = "report" if told and not (found.denies or found.raises) else "all"
        self.clause = self.share == "report"

    def _asks(self, h: int, takes: str) -> bool:
        """Say whether "whether" or "if" opens what is asked or left open, and add that."""
        p, c = self.p, self.c
        open_ = takes == "whether" or p.dep[c] == "ccomp" or does(p, h, "wh") or any(True for _ in negations(p, h))
        if open_:
            mark = next((k for k in p.kids[c] if p.lower[k] in ("whether", "if")), p.left[c])
            self.r.moods.append(("question", (mark,)))
            self.share, self.clause = "moods", True
        return bool(open_)

    def _left_open(self, h: int) -> bool:
        """Say whether who, how or why is not told ("refused to say who") or wanted ("wanted to know why")."""
        p, over = self.p, self.p.head[h]
        leads = does(p, over, "to") if p.dep[h] == "xcomp" else None
        silent = p.lower[h] in plain("telling") or p.lower[h] in _KNOWN
        refused = any(True for _ in negations(p, h)) or (leads is not None and leads.denies)
        wanted = p.lower[h] == "know" and leads is not None
        if (silent and refused) or wanted:
            self.r.moods.append(("question", (p.left[self.c],)))
            self.stop = True
        return self.stop

    def _unlisted(self, h: int, takes: str, *, told: bool) -> None:
        """Read the complement of a word that does nothing to it."""
        p, c = self.p, self.c
        if told or p.dep[c] == "csubj":
            self.share, self.clause = "report" if takes == "that" and c > self.h else "moods", True
        elif p.tag[h] == "JJ" or (p.tag[h] != "NN" and (takes != "to" or p.dep[c] != "advcl" or self._himself())):
            self.share = "all"
        else:
            self.share = "moods"

    def _done(self) -> bool:
        return any(self.p.dep[k] == "aux" and self.p.lower[k] == "have" for k in self.p.kids[self.c])

    def _himself(self) -> bool:
        """Say whether the head acts on its own subject: "could not bring himself to condemn"."""
        whom = child(self.p, self.h, "dobj")
        return whom >= 0 and self.p.lower[whom].endswith(("self", "selves"))

    def _adverbial(self) -> None:
        p, c, h = self.p, self.c, self.h
        takes = kind(p, c)
        particle = takes == "ing" and child(p, h, "prt") >= 0  # "ruled out suing"
        if (particle or takes == "like") and does(p, h, takes):
            self._complement()
            return
        if takes in ("if", "whether") and does(p, h, "wh") and self._asks(h, takes):
            return
        words = supposing(p, c)
        if words:
            self.r.moods.append(("hypothetical", words))
            self.stop = True
            return
        bare = p.tag[c] in ("VBG", "VB") and not any(p.dep[k] in ("mark", *SUBJECTS) for k in p.kids[c])
        self.share = "moods" if bare else "none"
        self.stop = not bare

    def _of_noun(self) -> None:
        p, c, h = self.p, self.c, self.h
        takes = kind(p, c)
        if p.dep[c] == "relcl" and takes not in ("to",) and not self._told_by_noun():
            if p.lower[h] in _ANYBODY:
                self.r.moods.append(("hypothetical", (h,)))
            self.stop = True
            return
        takes = {"ing": "of", "subjunctive": "that"}.get(takes, takes)
        found = effect(("noun",), p.lower[h], takes, near(p, h))
        if found is None and takes == "that" and self._unowned():
            found = effect(("noun",), p.lower[h], "reports", near(p, h))
        if takes == "to" and nothing(p, h):
            self.r.negations.append(nothing(p, h))  # "had nothing to apologise for"
        if found or takes != "that" or (p.dep[h] == "dobj" and does(p, p.head[h], "claim")):
            self._noun(h, found or Effect(), takes)
            if not self.stop:
                return
            if found is None and p.dep[h] == "attr" and p.lower[p.head[h]] in BE:
                self.h, self.share, self.stop = p.head[h], "moods", False  # "would be a mistake to blame him"
                return
        elif p.lower[h] not in _NO_SURPRISE:
            self.r.moods += (("evidential_weak", words) for words in negations(p, h))  # "no evidence that"
        self.stop = True

    def _told_by_noun(self) -> bool:
        """Say whether a clause tells the content of its noun ("rumours that she left") and is no relative clause."""
        p, c = self.p, self.c
        return any(p.lower[k] == "that" and p.dep[k] == "mark" for k in p.kids[c])

    def _unowned(self) -> bool:
        return child(self.p, self.h, "poss") < 0 and not any(
            self.p.lower[k] in ("by", "from") for k in self.p.kids[self.h]
        )

    def _prepositional(self) -> None:
        p, c, h = self.p, self.c, self.h
        takes = "ing" if is_verb(p, c) else "noun"
        if takes == "ing" and tensed(p, c):
            asks = does(p, p.head[h], p.lower[h])
            whole = sum(p.dep[k] in SUBJECTS for k in p.kids[c]) < 2  # with two subjects the parse is broken
            leads = asks is not None and asks.modality == "question"
            if whole and (kind(p, c) in ("whether", "if") or (kind(p, c) == "wh" and leads)):
                self.r.moods.append(("question", (p.left[c],)))
            self.stop = True
            return
        found = effect(("preposition",), p.lower[h], takes, near(p, h - 2))
        if found and p.lower[h] == "without":
            self.r.add(found, (h,))
            self.stop = True
            return
        governor = p.head[h]
        if takes == "noun" and h and (p.lower[h - 1], p.lower[h]) in _INSTEAD:
            self.r.add(Effect(denies=True), (h - 1, h))
            self.stop = True
            return
        found = does(p, governor, p.lower[h]) if governor != h else None
        if found and found.holds:
            self.stop = True
        elif found and p.tag[governor][:2] == "NN":
            self._noun(governor, found)
        elif found:
            self.r.add(found, (governor,))
            self.h, self.share = governor, "all"
            self._rise(governor)
        elif takes == "ing" and p.lower[h] in ("in", "on", "at", "to", "of", "by", "about", "into"):
            self._rise(governor)
            self.share = "all" if p.lower[h] in ("in", "on", "into", "to") and is_verb(p, governor) else "moods"
            self.stop = not is_verb(p, governor)
        else:
            self.stop = True

    def _rise(self, governor: int) -> None:
        self.h = governor

    def _object(self) -> None:
        p, c, h = self.p, self.c, self.h
        found = does(p, h, "noun")
        if found and found.holds:
            self.stop = True
            return
        if found:
            self.r.add(found, (h,))
            self.share = "all"
            return
        owned = any(p.dep[k] == "poss" or p.lower[k] in _DEFINITE for k in p.kids[c])
        if p.lower[h] in plain("light") or (not owned and is_verb(p, h)):
            self.share = "all"
        else:
            self.stop = True

    def _subject(self) -> None:
        p, h = self.p, self.h
        if p.lower[h] in BE | {"come", "came", "comes", "follow", "followed", "forthcoming"}:
            self.share = "moods"
        else:
            self.stop = True
