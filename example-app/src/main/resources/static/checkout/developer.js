// What the requests of the page have left behind, beside or below it. For developers, and for the demonstration only.

const KEPT = 12;

const exchanges = [];

export function keepResponse({ asked, received }) {
	exchanges.unshift({ asked, received, traces: null });
	exchanges.length = Math.min(exchanges.length, KEPT);
}

export async function showResponses(texts) {
	if (!document.getElementById('developer').open) {
		return;
	}
	await Promise.all(exchanges.map(async (exchange) => exchange.traces ??= await tracesOf(exchange.asked)));
	document.getElementById('nothing').hidden = exchanges.length > 0;
	document.getElementById('exchanges').replaceChildren(...exchanges.map((exchange) => describe(exchange, texts)));
}

async function tracesOf({ number }) {
	try {
		const response = await fetch('/checkout/developer/' + number, { cache: 'no-store' });
		return response.ok ? await response.json() : null;
	}
	catch (failure) {
		return null;
	}
}

/** The way of one request, from the wire to the counter. */
function describe({ asked, received, traces }, texts) {
	const item = document.createElement('li');
	item.append(code(asked.method + ' ' + asked.path, 'request'));
	if (traces && (traces.gateway.length > 0 || asked.path.endsWith('/pay'))) {
		item.append(caption(texts.gateway), code(traces.gateway.map(pretty).join('\n\n') || texts.noResponse));
	}
	item.append(caption(texts.received), code(raw(received, texts)));
	const codes = Object.entries(traces?.counters ?? {});
	if (codes.length > 0) {
		const links = caption(texts.trueCode + ' ');
		links.append(...codes.map(([name]) => Object.assign(document.createElement('a'),
			{ textContent: name, href: '/paykka-errors/' + name, target: '_blank' })));
		item.append(links);
	}
	if (traces?.lines.length) {
		item.append(caption(texts.logLine), code(traces.lines.join('\n')));
	}
	for (const [name, count] of codes) {
		item.append(caption(texts.counter), code(`paykka.errors{code="${name}"} ${count}`));
	}
	return item;
}

function raw(received, texts) {
	if (!received) {
		return texts.noResponse;
	}
	const head = `HTTP ${received.status} ${received.type}` + (received.retryAfter ? `\nRetry-After: ${received.retryAfter}` : '');
	return head + '\n\n' + pretty(received.text);
}

/** Indent JSON, alone or after the head of a response. */
function pretty(text) {
	const start = text.indexOf('{');
	try {
		return text.slice(0, start) + JSON.stringify(JSON.parse(text.slice(start)), null, 2);
	}
	catch (failure) {
		return text.slice(0, 2000);
	}
}

export async function copy(text) {
	try {
		await navigator.clipboard.writeText(text);
	}
	catch (failure) {
		// The form has it, too
	}
}

function caption(text) {
	return Object.assign(document.createElement('p'), { textContent: text, className: 'caption' });
}

function code(text, className) {
	return Object.assign(document.createElement('pre'), { textContent: text, className: className ?? '' });
}
