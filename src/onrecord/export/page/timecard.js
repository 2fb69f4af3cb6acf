// The card of an event: what each article tells of it, with the words that date it and what became of them.

const LOOK_TITLES = { happened: "Happened", future: "Is to come", supposed: "Supposed, wanted or asked", denied: "Denied" };
const KIND_TITLES = { said: "Said", did: "Done with words" };

function datedBy(account) {
  if (!account.datings.length) return null;
  const days = (one) => (one.became ? make("strong", {}, `${["on", "during"].includes(one.relation) ? "" : `${one.relation} `}${one.became}`) : make("em", {}, "no certain day"));
  return make("dl", { class: "dated", "aria-label": "How the date was read" }, ...account.datings.flatMap((one) => [
    make("dt", {}, make("mark", { class: "date" }, bdi(`“${one.words}”`)), make("span", { "aria-label": "became" }, "→"), days(one)),
    make("dd", {}, `By itself: ${one.alone}. ${one.how}`),
  ]));
}
function takePart(account, choose) {
  if (!account.parties.length && !account.place) return null;
  const party = (one) => (one.node ? goTo(one.node, one.label, choose) : make("strong", {}, bdi(one.label)));
  const with_ = account.parties.flatMap((one, index) => [index ? ", " : "", party(one)]);
  return make("p", { class: "who" }, ...(account.parties.length ? ["With ", ...with_] : []), account.place ? `${account.parties.length ? " · " : ""}Place: ` : "", account.place ? bdi(account.place) : "");
}
function accountPiece(account, row, choose) {
  const said = account.evidence.length
    ? make("dl", { class: "links" }, ...account.evidence.flatMap((id) => [make("dt", {}, kindOf(evidence.get(id)) === "did" ? "Act" : "Saying"), make("dd", {}, goTo(id, cardName(id), choose))]))
    : null;
  return make("article", { class: `piece ${colourClass(row)} ${account.look === "happened" && !account.teller ? "" : "dashed"}`, "data-account": row.id },
    account.reasons.length ? make("ul", { class: "reasons", "aria-label": "How it is put forward" }, ...account.reasons.map((reason) => make("li", {}, make("span", { dir: "auto" }, reason)))) : null,
    takePart(account, choose), ...account.passages.map(passage), datedBy(account), said,
    sureOf(account), cited(account), based(account));
}
// What days are counted from matters here: so who says when it was published, and who says something else.
function based({ article }) {
  const { basis, others } = articles.get(article);
  const said = [basis && `Day of publication from: ${basis}.`, others.length && `Also on the page: ${others.join("; ")}.`].filter(Boolean);
  return said.length ? make("p", { class: "names" }, bdi(said.join(" "))) : null;
}
function sureOf(account) {
  const sure = SURE.find(([from]) => account.confidence >= from) || SURE.at(-1);
  return make("div", { class: "badges" }, make("span", { class: "badge" }, `${sure[1]} confidence (${Math.round(account.confidence * 100)} %)`));
}
function timePanel(row, choose) {
  const accounts = row.accounts.filter((account) => inPrint(account.article));
  const days = row.apart ? "The articles give different days" : oneDay(row.days) ? sayWeekday(row.days[0]) : sayDays(row) || "Without a certain day";
  const titles = [KIND_TITLES[row.kind], row.kind === "happened" || row.look !== "happened" ? LOOK_TITLES[row.look] : "", sayTeller(row)].filter(Boolean).join(", ");
  return [
    kindline(make("span", { class: `kindmark ${colourClass(row)}` }, momentSymbol(row.kind, row.look)), titles, choose),
    make("h2", { class: "claim", dir: "auto" }, titleOf(row).map(([, text]) => text).join("")),
    make("p", { class: "day" }, days),
    ...(row.why || []).map((reason) => make("p", { class: "plainly" }, "Taken for one event: ", bdi(reason))),
    make("h3", {}, accounts.length === 1 ? "Evidence" : "Told in", make("span", { class: "n" }, accounts.length === 1 ? "" : String(accounts.length))),
    ...accounts.map((account) => accountPiece(account, row, choose)),
  ];
}
const sayWeekday = (day) => `${"Thursday Friday Saturday Sunday Monday Tuesday Wednesday".split(" ")[((day % 7) + 7) % 7]} ${sayDay(day)}`;
// From the card of an actor to what they took part in.
function toTimeline(node, show) {
  const number = told.filter((row) => rowParties(row).some((one) => one.node === node.id)).length
    + reported.reduce((sum, { all }) => sum + all.filter((found) => partiesOf(found).some((one) => one.node === node.id)).length, 0);
  if (!number) return null;
  return make("p", {}, make("button", { type: "button", class: "quiet", on: { click: () => show(node.id) } }, `Show in timeline (${number.toLocaleString("en-GB")})`));
}
