// Fetches the page's own address as JSON and builds the page from it. Texts become text nodes, never markup.

const base = new URL(".", import.meta.url).pathname;
const index = base.slice(0, -1);
const maxText = 100;
const languages = { en: "English", "zh-CN": "中文" };
const words = {};

// Six-digit codes of the gateway's interface, by the code that they stand for
const interfaceCodes = {
	1000: "206005",
	1001: "206007",
	1003: "206008",
	1004: "210001",
	1008: "206017",
	1012: "206006",
	2000: "206002 206003",
	2001: "206004",
	2004: "206020",
	2005: "206021",
	2006: "206022",
	2008: "210002",
	2009: "210003",
	4004: "206011",
	4008: "206024",
	6001: "010000 206001",
	6007: "999999",
};

// Cards of the sandbox
const testCards = {
	5003: "4000000000050031",
	5004: "4000000000009995",
	5012: "4000000000050122",
	5013: "4000000000050130",
	5019: "4100000000000019",
};

// Who acts first
const actors = {
	RETRY: "developer",
	CHECK_STATUS: "developer",
	CORRECT_REQUEST: "developer",
	CORRECT_DETAILS: "shopper",
	CHANGE_PAYMENT_METHOD: "shopper",
	AUTHENTICATE: "shopper",
	CALL_ISSUER: "shopper",
	START_AGAIN: "developer",
	ESCALATE: "operator",
};

const chosen = new URLSearchParams(location.search).get("lang");
const language = Object.hasOwn(languages, chosen) ? chosen : document.documentElement.lang;

const place = (text, values) => text.replace(/\{(\d)\}/g, (found, position) => values[position]);

const word = (key, ...values) => place(words[language][key], values);

const element = (name, attributes, ...children) => {
	const created = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) {
		created.setAttribute(key, value);
	}
	created.append(...children);
	return created;
};

// The language that the reader has chosen stays
const to = (address) => Object.hasOwn(languages, chosen) ? address + "?lang=" + chosen : address;

// Without Micrometer nothing is counted
const isCounted = ({ since }) => since !== undefined;

const counted = ({ count, since }) => word("counted", count, since.replace("T", " ").replace("Z", " UTC"));

const isServerError = (code) => code.status >= 500;

const badge = (kind, text) => element("span", { class: "badge " + kind }, text);

const name = (text) => element("code", { class: "name" }, text);

const chip = (code) =>
	element("span", { class: "chip c" + code.code[0] }, word("category." + code.category));

const status = (code) => badge(isServerError(code) ? "s5" : "s4", code.status);

const advice = (code) => element("span", { class: "advice " + (actors[code.advice] || "nobody") },
	word("advice." + code.advice));

const overridden = (code) => code.overridden.length === 0 ? []
	: [" ", element("span", { class: "set" }, word("overridden", code.overridden.join(", ")))];

const copy = async (text, from) => {
	try {
		await navigator.clipboard.writeText(text);
	}
	catch (refused) {
		// Also where there is no clipboard, without https
		getSelection().selectAllChildren(from);
		document.execCommand("copy");
	}
};

const copyButton = (text, from) => {
	const button = element("button", { type: "button", class: "copy", "aria-live": "polite" }, word("copy"));
	button.addEventListener("click", async () => {
		await copy(text, from);
		button.textContent = word("copied");
		setTimeout(() => {
			button.textContent = word("copy");
		}, 2000);
	});
	return button;
};

const sample = (text, label) => {
	const shown = element("pre", { tabindex: 0, role: "region", "aria-label": label }, text);
	return element("div", { class: "sample" }, shown, copyButton(text, shown));
};

// All codes, with a search that the address remembers

const row = (code) => element("tr", { role: "row" },
	element("th", { role: "rowheader", scope: "row" }, element("a", { href: to(base + code.code) }, code.code)),
	element("td", { role: "cell", class: "error" },
		element("span", { class: "title" }, code.title), " ", name(code.name), " ",
		element("span", { class: "message" }, code.message), ...overridden(code)),
	element("td", { role: "cell", class: "category" }, chip(code)),
	element("td", { role: "cell", class: "status" }, status(code)),
	element("td", { role: "cell", class: "todo" }, advice(code)),
	...(code.count === undefined ? [] : [element("td", { role: "cell", class: code.count > 0 ? "number failing" : "number",
		"data-label": word("column.failures") }, code.count)]));

const field = (kind, label, control) => element("div", { class: kind },
	element("label", { for: control.id }, label), control);

const select = (id, options) => element("select", { id, name: id },
	element("option", { value: "" }, word("search.all")),
	...options.map(([value, label]) => element("option", { value }, label)));

const choices = (codes, key) => [...new Map(codes.map((code) => [code[key], word(key + "." + code[key])]))];

const searchForm = (codes) => element("form", { id: "search", role: "search", "aria-label": word("search.form") },
	field("field wide", word("search.text"), element("input", { type: "search", id: "q", name: "q", maxlength: maxText,
		placeholder: word("search.hint"), autocomplete: "off", spellcheck: "false" })),
	field("field", word("column.advice"), select("advice", choices(codes, "advice"))),
	field("field", word("column.category"), select("category", choices(codes, "category"))),
	element("div", { class: "buttons" }, element("button", { type: "submit", class: "primary" }, word("search.submit")), " ",
		element("a", { class: "reset", href: to(index) }, word("search.reset"))));

const search = (form, codes, rows, matches) => {
	const texts = codes.map((code) => [code.code, code.name, code.title, code.message, code.status, code.advice,
		...Object.values(words).map((texts) => texts["advice." + code.advice]),
		interfaceCodes[code.code]].join(" ").toLowerCase());

	const filter = () => {
		const wanted = form.q.value.toLowerCase().split(/\s+/).filter(Boolean);
		let count = 0;
		codes.forEach((code, i) => {
			const match = wanted.every((text) => texts[i].includes(text))
				&& (!form.category.value || form.category.value === code.category)
				&& (!form.advice.value || form.advice.value === code.advice);
			rows[i].hidden = !match;
			count += match ? 1 : 0;
		});
		const text = word("matches", count, codes.length);
		// Screen readers would read the same text out again
		if (matches.textContent !== text) {
			matches.textContent = text;
		}
		document.getElementById("nothing")?.toggleAttribute("hidden", count > 0);
	};

	const remember = () => {
		const query = new URLSearchParams(Array.from(new FormData(form)).filter(([, value]) => value));
		if (Object.hasOwn(languages, chosen)) {
			query.set("lang", chosen);
		}
		history.replaceState(history.state, "", location.pathname + (query.size ? "?" + query : ""));
		switchLanguage();
	};

	const query = new URLSearchParams(location.search);
	form.q.value = (query.get("q") || "").slice(0, maxText);
	for (const choice of [form.category, form.advice]) {
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
		const exact = codes.find(({ code }) => code === form.q.value.trim());
		if (exact) {
			location.assign(to(base + exact.code));
		}
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
		element("p", { class: "lead" }, word("intro"), ...(isCounted(listing) ? [" ", counted(listing)] : [])),
		form,
		matches,
		element("table", { class: "codes", role: "table" },
			element("caption", { class: "unseen" }, word("caption")),
			element("thead", { role: "rowgroup" }, element("tr", { role: "row" },
				...["code", "error", "category", "status", "advice"].map((key) => column(key, {})),
				...(isCounted(listing) ? [column("failures", { class: "number" })] : []))),
			element("tbody", { role: "rowgroup" }, ...rows)),
		element("p", { id: "nothing", hidden: "" }, word("nothing")),
	];
};

// One code

const step = (rel, code) => code ? [element("a", { rel, href: to(base + code) }, word("nav." + rel, code))] : [];

const part = (key, ...children) =>
	element("section", { "aria-labelledby": key }, element("h2", { id: key }, word(key)), ...children);

// If the settings change the advice, the words of the code no longer apply
const more = (code) => words[language]["todo." + code.code] && !code.overridden.includes("advice")
	? [element("p", { class: "more" }, element("strong", {}, word("more") + ": "), word("todo." + code.code))] : [];

// A shopper acts on what a shopper is shown
const shownAdvice = (code) => code.exampleForShopper.problem.advice;

const role = (code, key) => {
	const first = actors[code.advice] === key;
	const advice = (key === "shopper") ? shownAdvice(code) : code.advice;
	return element("li", first ? { class: "first" } : {},
		element("h3", {}, word("role." + key), ...(first ? [" ", element("span", { class: "acts" }, word("acts"))] : [])),
		element("p", {}, word("role." + advice + "." + key, code.retryAfter)));
};

const say = (code) => Object.entries(languages).map(([lang, label]) => {
	const text = words[lang]["say." + shownAdvice(code)];
	const quote = element("blockquote", { lang }, text);
	return element("div", { class: "say" }, element("h3", {}, label), quote, copyButton(text, quote));
});

const curl = (amount, card) => `curl http://localhost:8090/v3/payment/acq/payment \\
  -H 'Content-Type: application/json' -d '{
  "merchant_id": "18356675194960", "trans_id": "T42", "amount": ${amount}, "currency": "EUR",
  "card": {"card_number": "${card}"}}'`;

const reproduce = (code) => {
	const card = testCards[code.code];
	const amount = "900" + code.code;
	return [
		element("p", {}, card ? word("reproduce.card", card, amount) : word("reproduce.amount", amount)),
		sample(card ? curl(1250, card) : curl(amount, "4111111111111111"), word("reproduce")),
	];
};

const snippets = (code) => ({
	throw: `throw new PaykkaException(PaykkaErrorCode.${code.name}${
		(code.message.match(/\{\d}|<\d>/g) ?? []).map((place) => `, "${place}"`).join("")});`,
	catch: `catch (PaykkaException ex) {
	if (ex.getErrorCode().getAdvice() == Advice.${code.advice}) {
		// ${word("advice." + code.advice)}
	}
	throw ex;
}`,
	override: `paykka.errors:
  codes:
    ${code.code}: { status: ${code.status}, log-level: info }`,
	test: `assertThatPaykkaExceptionThrownBy(() -> payments.pay("T42", 900${code.code}, TestCard.GOOD.getNumber()))
	.hasCode(PaykkaErrorCode.${code.name});`,
});

const tabs = (texts) => {
	const keys = Object.keys(texts);
	const buttons = keys.map((key) => element("button", { type: "button", role: "tab", id: "tab-" + key,
		"aria-controls": "panel-" + key }, word("tab." + key)));
	const panels = keys.map((key) => element("div", { role: "tabpanel", id: "panel-" + key, "aria-labelledby": "tab-" + key },
		sample(texts[key], word("tab." + key))));
	const choose = (number) => buttons.forEach((button, i) => {
		button.setAttribute("aria-selected", i === number);
		button.tabIndex = (i === number) ? 0 : -1;
		panels[i].hidden = i !== number;
	});
	buttons.forEach((button, i) => {
		button.addEventListener("click", () => choose(i));
		button.addEventListener("keydown", ({ key }) => {
			const next = { ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: keys.length - 1 }[key];
			if (next !== undefined) {
				choose((next + keys.length) % keys.length);
				buttons[(next + keys.length) % keys.length].focus();
			}
		});
	});
	choose(0);
	return [element("div", { role: "tablist", "aria-label": word("code") }, ...buttons), ...panels];
};

const example = ({ headers, problem }) => "HTTP/1.1 " + problem.status + "\n"
	+ Object.entries(headers).map(([header, value]) => header + ": " + value + "\n").join("")
	+ "\n" + JSON.stringify(problem, null, 2);

const explained = (code) => word(words[language]["status." + code.status] ? "status." + code.status
	: isServerError(code) ? "status.5xx" : "status.4xx");

const response = (key, text) => element("div", {}, element("h3", {}, word(key)), sample(text, word(key)));

const responses = (merchant, shopper) => merchant === shopper ? [response("responses.both", merchant)]
	: [element("div", { class: "pair" }, response("responses.merchant", merchant), response("responses.shopper", shopper))];

const related = (code) => code.related.length === 0 ? [] : [part("related", element("ul", { class: "related" },
	...code.related.map(({ code, title }) => element("li", {},
		element("a", { href: to(base + code) }, element("span", { class: "code" }, code), " ", title)))))];

const counts = (code) => element("table", { class: "counts" },
	element("caption", { class: "unseen" }, counted(code)),
	element("thead", {}, element("tr", {}, element("th", { scope: "col" }, word("column.origin")),
		element("th", { scope: "col", class: "number" }, word("column.failures")))),
	element("tbody", {}, ...Object.entries(code.countByOrigin).map(([origin, count]) => element("tr", {},
		element("th", { scope: "row" }, word("origin." + origin)), element("td", { class: "number" }, count)))),
	element("tfoot", {}, element("tr", {}, element("th", { scope: "row" }, word("total")),
		element("td", { class: "number" }, code.count))));

const fields = (code) => [
	[word("column.name"), name(code.name)],
	[word("column.category"), chip(code), element("br", {}), word("category." + code.category + ".help")],
	[word("column.status"), status(code), " ", explained(code)],
	[word("column.retry"), code.retryable ? word("retry.yes", code.retryAfter) : word("retry.no")],
	[word("advice"), name(code.advice)],
	...(interfaceCodes[code.code] ? [[word("column.interface"), element("code", {}, interfaceCodes[code.code])]] : []),
	...(code.forShopper === code.code ? [] : [[word("shopper"), word("shopper.other", code.forShopper, code.titleForShopper)]]),
	[word("log"), code.logLevel || word("log.usual", isServerError(code) ? "server" : "client")],
].flatMap(([term, ...texts]) => [element("dt", {}, term), element("dd", {}, ...texts)]);

const codePage = (code) => [
	element("nav", { "aria-label": word("nav.label") }, element("a", { href: to(index) }, word("nav.all")),
		element("span", { class: "steps" }, ...step("prev", code.previous), ...step("next", code.next))),
	element("h1", {}, element("span", { class: "code" }, code.code), " ", code.title),
	element("p", { class: "tags" }, status(code), " ", advice(code), " ", chip(code), ...overridden(code)),
	element("div", { class: "page" },
		element("div", { class: "content" },
			part("happened", element("p", { class: "lead" }, code.message), ...more(code)),
			part("do", element("ul", { class: "roles" },
				...["shopper", "developer", "operator"].map((key) => role(code, key)))),
			part("say", ...(code.forShopper === code.code ? [] : [element("p", { class: "warning" }, word("say.hidden"))]),
				element("div", { class: "pair" }, ...say(code))),
			part("reproduce", ...reproduce(code)),
			part("code", ...tabs(snippets(code))),
			part("responses", ...responses(example(code.example), example(code.exampleForShopper))),
			...related(code)),
		element("aside", { "aria-label": word("fields") }, element("dl", {}, ...fields(code)),
			...(isCounted(code) ? [element("h2", { id: "counts" }, word("counted.heading")), counts(code),
				element("p", { class: "note" }, counted(code))] : []))),
];

const missingPage = () => [
	element("h1", {}, word("missing")),
	element("p", { class: "lead" }, word("missing.text")),
	element("p", {}, element("a", { href: to(index) }, word("nav.all"))),
];

const switchLanguage = () => document.querySelectorAll("header [hreflang]").forEach((link) => {
	const query = new URLSearchParams(location.search);
	query.set("lang", link.hreflang);
	link.href = "?" + query;
});

const languageLinks = () => element("nav", { class: "languages", "aria-label": word("language") },
	...Object.entries(languages).map(([lang, label]) => element("a",
		{ lang, hreflang: lang, href: "", ...(lang === language ? { "aria-current": "true" } : {}) }, label)));

const show = (title, content) => {
	document.title = title + " – " + word("brand");
	document.documentElement.lang = language;
	document.body.append(
		element("a", { class: "skip", href: "#content" }, word("skip")),
		element("header", {}, element("a", { class: "brand", href: to(index) },
			element("img", { src: base + "catalog.svg", alt: "", width: 28, height: 28 }), " " + word("brand")),
			languageLinks()),
		element("main", { id: "content", tabindex: -1 }, ...content),
		element("footer", {}, element("p", {}, word("audience")), element("p", {}, word("judgment"))));
	switchLanguage();
	// The browser restored the scroll position before the page was built
	scrollTo(0, history.state || 0);
	document.addEventListener("click", () => history.replaceState(scrollY, ""));
};

const load = async (address) => {
	const response = await fetch(address, { headers: { Accept: "application/json",
		...(Object.hasOwn(languages, chosen) && { "Accept-Language": chosen }) } });
	if (!response.ok && response.status !== 404) {
		throw new Error(address + " returned status " + response.status);
	}
	return response.json();
};

const open = async () => {
	// Published as files, a page names the file with its content
	const file = document.querySelector(`link[rel=alternate][hreflang="${language}"]`);
	const content = load(file ? file.href : location.pathname);
	await Promise.all(Object.keys(languages).map(async (lang) => {
		words[lang] = await load(base + "catalog." + lang + ".json");
	}));
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
		element("p", { role: "alert" }, words[language]?.failed || "The codes could not be loaded. Reload the page.")));
});
