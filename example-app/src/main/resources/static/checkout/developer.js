// What the requests of the page have left behind, folded below it. For developers, and for the demonstration only.

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

function describe({ asked, received, traces }, texts) {
	const item = document.createElement('li');
	item.append(code(asked.method + ' ' + asked.path, 'request'), code(raw(received, texts)));
	for (const [name, count] of Object.entries(traces?.counters ?? {})) {
		item.append(caption(texts.counter), code(`paykka.errors{code="${name}"} ${count}`));
	}
	if (traces?.lines.length) {
		item.append(caption(texts.logLine), code(traces.lines.join('\n')));
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

function pretty(text) {
	try {
		return JSON.stringify(JSON.parse(text), null, 2);
	}
	catch (failure) {
		return text.slice(0, 2000);
	}
}

function caption(text) {
	return Object.assign(document.createElement('p'), { textContent: text, className: 'caption' });
}

function code(text, className) {
	return Object.assign(document.createElement('pre'), { textContent: text, className: className ?? '' });
}
