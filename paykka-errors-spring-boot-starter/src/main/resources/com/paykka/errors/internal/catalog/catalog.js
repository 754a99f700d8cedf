// Fetches the page's own address as JSON and builds the page from it. Texts become text nodes, never markup.

const base = new URL(".", import.meta.url).pathname;
const index = base.slice(0, -1);
const maxText = 100;
const words = {};

const word = (key, ...values) => words[key].replace(/\{(\d)\}/g, (place, position) => values[position]);

const element = (name, attributes, ...children) => {
	const created = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) {
		created.setAttribute(key, value);
	}
	created.append(...children);
	return created;
};

// Without Micrometer nothing is counted
const isCounted = ({ since }) => since !== undefined;

const counted = ({ count, since }) => word("counted", count, since.replace("T", " ").replace("Z", " UTC"));

const isServerError = (code) => code.status >= 500;

const badge = (kind, text) => element("span", { class: "badge " + kind }, text);

const name = (text) => element("code", { class: "name" }, text);

const chip = (code) =>
	element("span", { class: "chip c" + code.code[0] }, word("category." + code.category));

const status = (code) => badge(isServerError(code) ? "s5" : "s4", code.status);

const retry = (code) => code.retryable ? badge("yes", word("retry.yes", code.retryAfter)) : word("retry.no");

const overridden = (code) => code.overridden.length === 0 ? []
	: [" ", element("span", { class: "set" }, word("overridden", code.overridden.join(", ")))];

// All codes, with a search that the address remembers

const row = (code) => element("tr", { role: "row" },
	element("th", { role: "rowheader", scope: "row" }, element("a", { href: base + code.code }, code.code)),
	element("td", { role: "cell", class: "error" },
		element("span", { class: "title" }, code.title), " ", name(code.name), " ",
		element("span", { class: "message" }, code.message), ...overridden(code)),
	element("td", { role: "cell", class: "category" }, chip(code)),
	element("td", { role: "cell", class: "status" }, status(code)),
	element("td", { role: "cell", class: "retry", "data-label": word("column.retry") }, retry(code)),
	...(code.count === undefined ? [] : [element("td", { role: "cell", class: code.count > 0 ? "number failing" : "number",
		"data-label": word("column.failures") }, code.count)]));

const field = (kind, label, control) => element("div", { class: kind },
	element("label", { for: control.id }, label), control);

const select = (id, options) => element("select", { id, name: id },
	element("option", { value: "" }, word("search.all")),
	...options.map(([value, label]) => element("option", { value }, label)));

const searchForm = (codes) => {
	const categories = new Map(codes.map((code) => [code.category, word("category." + code.category)]));
	const statuses = new Map(codes.map((code) => [code.status, code.status]).sort(([a], [b]) => a - b));
	return element("form", { id: "search", role: "search", "aria-label": word("search.form") },
		field("field wide", word("search.text"), element("input", { type: "search", id: "q", name: "q", maxlength: maxText,
			placeholder: word("search.hint"), autocomplete: "off", spellcheck: "false" })),
		field("field", word("column.category"), select("category", [...categories])),
		field("field", word("column.status"), select("status", [...statuses])),
		element("div", { class: "buttons" }, element("button", { type: "submit" }, word("search.submit")), " ",
			element("a", { class: "reset", href: index }, word("search.reset"))));
};

const search = (form, codes, rows, matches) => {
	const texts = codes.map((code) => [code.code, code.name, code.title, code.message].join(" ").toLowerCase());

	const filter = () => {
		const wanted = form.q.value.toLowerCase().split(/\s+/).filter(Boolean);
		let count = 0;
		codes.forEach((code, i) => {
			const match = wanted.every((text) => texts[i].includes(text))
				&& (!form.category.value || form.category.value === code.category)
				&& (!form.status.value || form.status.value === String(code.status));
			rows[i].hidden = !match;
			count += match ? 1 : 0;
		});
		const text = word("matches", count, codes.length);
		// Screen readers would read the same text out again
		if (matches.textContent !== text) {
			matches.textContent = text;
		}
	};

	const remember = () => {
		const query = new URLSearchParams(Array.from(new FormData(form)).filter(([, value]) => value));
		history.replaceState(history.state, "", location.pathname + (query.size ? "?" + query : ""));
	};

	const query = new URLSearchParams(location.search);
	form.q.value = (query.get("q") || "").slice(0, maxText);
	for (const choice of [form.category, form.status]) {
		const value = query.get(choice.name);
		choice.value = Array.from(choice.options).some((option) => option.value === value) ? value : "";
	}
	filter();
	form.addEventListener("input", filter);
	form.addEventListener("change", remember);
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		filter();
		remember();
	});
};

const column = (key, attributes) =>
	element("th", { role: "columnheader", scope: "col", ...attributes }, word("column." + key));

const codesPage = (listing) => {
	const { codes } = listing;
	const form = searchForm(codes);
	const matches = element("p", { id: "matches", role: "status", "aria-live": "polite" });
	const rows = codes.map(row);
	search(form, codes, rows, matches);
	return [
		element("h1", {}, word("heading")),
		element("p", { class: "lead" }, word("intro"),
			...(isCounted(listing) ? [element("br", {}), counted(listing)] : [])),
		form,
		matches,
		element("table", { class: "codes", role: "table" },
			element("caption", { class: "unseen" }, word("caption")),
			element("thead", { role: "rowgroup" }, element("tr", { role: "row" },
				...["code", "error", "category", "status", "retry"].map((key) => column(key, {})),
				...(isCounted(listing) ? [column("failures", { class: "number" })] : []))),
			element("tbody", { role: "rowgroup" }, ...rows)),
	];
};

// One code

const step = (rel, code) => code ? [element("a", { rel, href: base + code }, word("nav." + rel, code))] : [];

const meaning = (code) => [
	[word("column.category"), word("category." + code.category + ".help")],
	[word("column.status"), code.status + ": "
		+ word(words["status." + code.status] ? "status." + code.status : isServerError(code) ? "status.5xx" : "status.4xx")],
	[word("column.retry"), retry(code)],
	[word("advice"), word("advice." + code.advice) + " ", name(code.advice)],
	[word("shopper"), code.forShopper === code.code ? word("shopper.same")
		: word("shopper.other", code.forShopper, code.titleForShopper)],
	[word("log"), code.logLevel || word("log.usual", isServerError(code) ? "server" : "client")],
].flatMap(([term, ...texts]) => [element("dt", {}, term), element("dd", {}, ...texts)]);

// If the settings change the advice, the words of the code no longer apply
const todo = (code) => [
	word("todo." + code.advice, code.retryAfter),
	...(words["todo." + code.code] && !code.overridden.includes("advice") ? [word("todo." + code.code)] : []),
].map((text) => element("p", {}, text));

const counts = (code) => element("table", { class: "counts" },
	element("caption", { class: "unseen" }, counted(code)),
	element("thead", {}, element("tr", {}, element("th", { scope: "col" }, word("column.origin")),
		element("th", { scope: "col", class: "number" }, word("column.failures")))),
	element("tbody", {}, ...Object.entries(code.countByOrigin).map(([origin, count]) => element("tr", {},
		element("th", { scope: "row" }, word("origin." + origin)), element("td", { class: "number" }, count)))),
	element("tfoot", {}, element("tr", {}, element("th", { scope: "row" }, word("total")),
		element("td", { class: "number" }, code.count))));

const example = ({ headers, problem }) => "HTTP/1.1 " + problem.status + "\n"
	+ Object.entries(headers).map(([header, value]) => header + ": " + value + "\n").join("")
	+ "\n" + JSON.stringify(problem, null, 2);

const codePage = (code) => [
	element("nav", { "aria-label": word("nav.label") }, element("a", { href: index }, word("nav.all")),
		element("span", { class: "steps" }, ...step("prev", code.previous), ...step("next", code.next))),
	element("h1", {}, element("span", { class: "code" }, code.code), " ", code.title),
	element("p", { class: "tags" }, name(code.name), " ", chip(code), " ", status(code), ...overridden(code)),
	element("p", { class: "lead" }, code.message),
	element("div", { class: "columns" },
		element("section", {}, element("h2", {}, word("meaning")), element("dl", {}, ...meaning(code))),
		element("section", {}, element("h2", {}, word("todo")), ...todo(code),
			...(isCounted(code) ? [element("h2", { id: "counts" }, word("counted.heading")), counts(code),
				element("p", { class: "note" }, counted(code))] : []))),
	element("section", {}, element("h2", { id: "example" }, word("example")),
		element("pre", { tabindex: 0, role: "region", "aria-labelledby": "example" }, example(code.example))),
];

const missingPage = () => [
	element("h1", {}, word("missing")),
	element("p", { class: "lead" }, word("missing.text")),
	element("p", {}, element("a", { href: index }, word("nav.all"))),
];

const show = (title, content) => {
	document.title = title + " – " + word("brand");
	document.body.append(
		element("a", { class: "skip", href: "#content" }, word("skip")),
		element("header", {}, element("a", { class: "brand", href: index },
			element("img", { src: base + "catalog.svg", alt: "", width: 28, height: 28 }), " " + word("brand"))),
		element("main", { id: "content", tabindex: -1 }, ...content),
		element("footer", {}, element("p", {}, word("audience")), element("p", {}, word("judgment"))));
	// The browser restored the scroll position before the page was built
	scrollTo(0, history.state || 0);
	document.addEventListener("click", () => history.replaceState(scrollY, ""));
};

const load = async (address) => {
	const response = await fetch(address, { headers: { Accept: "application/json" } });
	if (!response.ok && response.status !== 404) {
		throw new Error(address + " returned status " + response.status);
	}
	return response.json();
};

const open = async () => {
	const content = load(location.pathname);
	Object.assign(words, await load(base + "catalog." + document.documentElement.lang + ".json"));
	const found = await content;
	if (found.codes) {
		show(word("heading"), codesPage(found));
	}
	else if (found.code) {
		show(found.code + " " + found.title, codePage(found));
	}
	else {
		show(word("missing"), missingPage());
	}
};

open().catch((error) => {
	console.error(error);
	document.body.replaceChildren(element("main", {},
		element("p", { role: "alert" }, words.failed || "The codes could not be loaded. Reload the page.")));
});
