// What stands on the timeline: events with words of their own that date them, and all other sayings and acts on the day
// on which they were reported. Knows no element of the page. Texts are as hostile here as everywhere.

const KINDS = { said: "said", did: "act with words", happened: "happened" };
const LOOKS = {
  happened: { name: "happened", tag: "" },
  future: { name: "to come", tag: "to come" },
  supposed: { name: "supposed", tag: "supposed" },
  denied: { name: "denied", tag: "denied" },
};
const NOTHING = { teller: null, parties: [], place: "", first: null, last: null, datings: [], reasons: [], evidence: [], passages: [], link: null, look: "happened" };
const dayOr = (iso) => (iso ? dayOf(iso) : null);
const articleDays = new Map(picture.articles.map((article) => [article.id, article.first ? [dayOf(article.first), dayOf(article.last)] : null]));

const told = picture.timeline.rows.map((row) => ({
  ...row,
  days: [dayOr(row.first), dayOr(row.last)],
  accounts: row.accounts.map((account) => ({ ...NOTHING, ...account })),
}));
const toldById = new Map(told.map((row) => [row.id, row]));
const datedIn = new Map(told.flatMap((row) => row.accounts.flatMap((account) => account.evidence.map((id) => [id, row.id]))));

// Whatever has no date of its own was said by the day on which its article came out, and nothing more is known.
const kindOf = (found) => (familyOf(found.relation) === "words" ? "said" : "did");
const reported = [];
{
  const byArticle = new Map();
  for (const found of picture.evidence) {
    if (datedIn.has(found.id)) continue;
    if (!byArticle.has(found.article)) byArticle.set(found.article, []);
    byArticle.get(found.article).push(found);
  }
  let index = 0;
  for (const [article, all] of byArticle) {
    reported.push({ id: `r${index}`, article, all, days: articleDays.get(article) || [null, null] });
    index += 1;
  }
}
const kindsInUse = Object.keys(KINDS).filter((kind) => told.some((row) => row.kind === kind) || reported.some(({ all }) => all.some((found) => kindOf(found) === kind)));
const shownKinds = new Set(kindsInUse);
const timeWish = { certain: false, even: false };

const inPrint = (article) => {
  const { first, last } = articles.get(article);
  if (!wanted.since && !wanted.until) return first ? true : wanted.undated;
  if (!first) return wanted.undated;
  return (!wanted.since || last >= wanted.since) && (!wanted.until || first <= wanted.until);
};
const partiesOf = (found) => [found.speaker, found.teller, ...found.targets].filter(Boolean);
const withActor = (parties) => !wanted.actor || parties.some((one) => one.node === wanted.actor);
const rowTexts = (row) => row.accounts.flatMap((account) => [
  account.words, account.place, account.teller?.label || "", articles.get(account.article).title || "",
  ...account.parties.map((one) => one.label), ...account.datings.map((one) => one.words),
  ...account.passages.map((one) => one.pieces.map((piece) => piece[0]).join("")),
  ...account.evidence.flatMap((id) => [evidence.get(id).speaker?.label || "", ...wordsOf(evidence.get(id))]),
]);
const foundTexts = (found) => [...partiesOf(found).map((one) => one.label), found.source, RELATIONS[found.relation].name, ...wordsOf(found)];
const rowParties = (row) => row.accounts.flatMap((account) => [...account.parties, account.teller, ...account.evidence.flatMap((id) => partiesOf(evidence.get(id)))]).filter(Boolean);

const oneDay = ([first, last]) => first !== null && first === last;
const toldBy = (row) => (row.accounts.every((account) => account.teller) ? row.accounts[0].teller.label : "");
const isCertain = (row) => row.look === "happened" && oneDay(row.days) && !toldBy(row);
// What passes the filters: rows with a day, rows without, and per article what was reported.
function moments() {
  const words = plain(wanted.words.trim());
  const has = (id, texts) => !words || haystack(id, texts).includes(words);
  const rows = told.filter((row) => shownKinds.has(row.kind) && (!timeWish.certain || isCertain(row))
    && row.accounts.some((account) => inPrint(account.article)) && withActor(rowParties(row)) && has(row.id, () => rowTexts(row)));
  const groups = timeWish.certain ? [] : reported.filter((group) => inPrint(group.article)).map((group) => ({
    ...group,
    found: group.all.filter((found) => shownKinds.has(kindOf(found)) && withActor(partiesOf(found)) && has(`m${found.id}`, () => foundTexts(found))),
  })).filter((group) => group.found.length);
  const dated = (one) => one.days[0] !== null || one.days[1] !== null || one.apart;
  const order = (one) => one.days[0] ?? one.days[1] ?? (one.apart ? Math.min(...one.accounts.map((account) => dayOr(account.first) ?? dayOr(account.last) ?? Infinity)) : Infinity);
  const placed = [...rows.filter(dated), ...groups.filter(dated)]
    .sort((a, b) => order(a) - order(b) || (a.days[1] ?? Infinity) - (b.days[1] ?? Infinity) || (a.found ? 1 : 0) - (b.found ? 1 : 0));
  return { placed, undated: [...rows.filter((row) => !dated(row)), ...groups.filter((group) => !dated(group))], words, narrowed: Boolean(words || wanted.actor) };
}
// The spans that a row stands on: where its articles do not agree, each has its own.
function spansOf(row) {
  if (row.found || !row.apart) return [row.days];
  return row.accounts.map((account) => [dayOr(account.first), dayOr(account.last)]).filter(([first, last]) => first !== null || last !== null);
}
// The days on which articles told of it, where it is an act with words that has a time of its own.
const printDays = (row) => (row.found || row.kind === "happened" ? [] : [...new Map(row.accounts.map((account) => articleDays.get(account.article)).filter((days) => days && oneDay(days)).map((days) => [days[0], days])).values()].map(([day]) => day));

function scaleFor({ placed }) {
  const days = [];
  const spans = [];
  for (const row of placed) {
    for (const span of spansOf(row)) if (oneDay(span)) days.push(span[0]); else spans.push(span);
    days.push(...printDays(row));
  }
  return scaleOf(days, spans, timeWish.even);
}

// What a row says: who said what where that is known, otherwise the words of the article.
function titleOf(row) {
  const all = row.accounts.flatMap((account) => account.evidence).map((id) => evidence.get(id)).filter((found) => found.speaker || found.source);
  const found = all.find((one) => kindOf(one) === row.kind) || all[0];
  return found ? saidIn(found) : [["", row.accounts[0].words || "…"]];
}
function saidIn(found) {
  const who = found.speaker?.label || found.source || "Nobody named";
  const whom = found.targets.map((one) => one.label).join(", ");
  return [["who", who], ["", ` ${verbOf(found)}${whom ? " " : ""}`], ["who", whom], ["", found.quotation ? `: ${found.quotation}` : ""]].filter(([, text]) => text);
}
