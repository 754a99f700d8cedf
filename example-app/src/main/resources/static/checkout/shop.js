// Sends requests to the shop. Each response is an order, a problem or unknown. Unknown proves neither that something was
// paid nor that it was not.

const LONGEST_RESPONSE = 30_000;

export async function ask(method, path, language, body) {
	const asked = { method, path, number: newNumber() };
	try {
		const response = await fetch(path, {
			method,
			cache: 'no-store',
			redirect: 'error',
			signal: AbortSignal.timeout(LONGEST_RESPONSE),
			headers: {
				'Accept': 'application/json',
				'Accept-Language': language,
				'X-Checkout-Request': asked.number,
				...(body && { 'Content-Type': 'application/json' }),
			},
			body: body && JSON.stringify(body),
		});
		const received = {
			status: response.status,
			type: response.headers.get('Content-Type') ?? '',
			retryAfter: response.headers.get('Retry-After'),
			text: await response.text(),
		};
		return { ...understand(response.ok, received), asked, received };
	}
	catch (failure) {
		return { asked, received: null };
	}
}

function understand(ok, { type, text, retryAfter }) {
	const json = parse(text);
	const mediaType = type.split(';')[0].trim().toLowerCase();
	if (ok && mediaType === 'application/json' && json) {
		return { json };
	}
	if (!ok && mediaType === 'application/problem+json' && typeof json?.code === 'string'
			&& typeof json.advice === 'string') {
		return { problem: { ...json, wait: Number(json.retryAfter ?? retryAfter) } };
	}
	return {};
}

function parse(text) {
	try {
		const json = JSON.parse(text);
		return (typeof json === 'object') ? json : null;
	}
	catch (failure) {
		return null;
	}
}

/** Return the order of a response, if it contains the right one. */
export function orderOf(response, id) {
	const order = response.json;
	return (Number.isInteger(order?.id) && Number.isInteger(order.amount) && typeof order.status === 'string'
			&& (id === undefined || order.id === id)) ? order : null;
}

// randomUUID() needs https or localhost
function newNumber() {
	return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
