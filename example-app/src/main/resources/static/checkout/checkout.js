// What the shopper does next. Only the advice and the code of a problem determine that.

import { ask, orderOf } from './shop.js';
import * as page from './page.js';

const AUTOMATIC_REPEATS = 3;

const LONGEST_AUTOMATIC_WAIT = 60;

const LONGEST_WAIT = 3600;

const USUAL_WAIT = 5;

// Seconds before each query of the order: 82 in all
const QUERY_WAITS = [1, 2, 3, 5, 8, 13, 20, 30];

const TO_DO = {
	RETRY: repeat,
	CHECK_STATUS: () => check(),
	CORRECT_REQUEST: (problem) => end('request', problem),
	CORRECT_DETAILS: (problem) => correct(problem),
	CHANGE_PAYMENT_METHOD: (problem) => open('change', problem, { clear: true }),
	AUTHENTICATE: (problem, card) => authenticate(problem, card),
	CALL_ISSUER: (problem) => open('issuer', problem),
	START_AGAIN: (problem) => check(problem),
	ESCALATE: (problem) => end('escalate', problem),
	DO_NOT_RETRY: (problem) => end('never', problem, [newOrder]),
};

const newOrder = { text: 'newOrder', run: () => begin() };

// Without a number until the shopper pays
let order = null;

let cart = null;

let testCards = [];

// Only while this is true may the page send a payment or create another order
let free = false;

let repeats = 0;

async function load() {
	page.connect({ pay: start, order: begin, forget });
	addEventListener('hashchange', () => location.reload());
	const [offered, found] = await Promise.all(['/checkout/test-cards', '/checkout/cart']
		.map((path) => ask('GET', path, page.language())));
	testCards = Array.isArray(offered.json) ? offered.json : [];
	cart = Number.isInteger(found.json?.amount) ? found.json : null;
	page.showCards(testCards);
	const id = Number(/^#order=(\d{1,15})$/.exec(location.hash)?.[1]);
	await (id ? resume(id) : begin(undefined, true));
}

/** Discard the order and everything that waits for it. */
function forget() {
	history.replaceState(null, '', location.pathname);
	location.reload();
}

/** Show what is in the cart. Only a payment makes an order of it. */
function begin(amount, force) {
	if (!free && !force) {
		return;
	}
	if (!cart) {
		busy('loading');
		page.show('notLoaded', { actions: [{ text: 'again', run: () => location.reload() }] });
		return;
	}
	take({ ...cart, ...(amount !== undefined && { amount }) });
	history.replaceState(null, '', location.pathname);
	open('ready', null, { clear: true });
}

async function create() {
	const { amount } = order;
	const response = await ask('POST', '/checkout/orders', page.language(), (amount === cart.amount) ? {} : { amount });
	const created = orderOf(response);
	if (!created) {
		page.remember(response);
		page.show('notLoaded', { actions: [{ text: 'again', run: () => begin(amount, true) }] });
		return false;
	}
	take(created);
	history.replaceState(null, '', '#order=' + order.id);
	return true;
}

/** Continue with the order in the address. */
async function resume(id) {
	busy('loading');
	const response = await ask('GET', '/checkout/orders/' + id, page.language());
	const found = orderOf(response, id);
	if (response.problem?.code === '4008') {
		begin(undefined, true);
	}
	else if (found) {
		take(found);
		await (found.status === 'CREATED' ? open('ready') : settle(found));
	}
	else {
		page.remember(response);
		page.show('notLoaded', { actions: [{ text: 'again', run: () => resume(id) }] });
	}
}

function take(next) {
	order = next;
	repeats = 0;
	page.showOrder(order);
}

function busy(view) {
	free = false;
	page.show(view);
}

function start() {
	const card = page.readCard();
	if (!free) {
		return;
	}
	if (card.cardNumber && testCards.length > 0 && !testCards.some(({ number }) => number === card.cardNumber)) {
		// The number of a real card never leaves the page
		page.show('details', { marks: { number: { text: 'testCardsOnly' } } });
		return;
	}
	repeats = 0;
	send(card);
}

async function send(card) {
	busy('sending');
	if (order.id === undefined && !await create()) {
		return;
	}
	const response = await ask('POST', `/checkout/orders/${order.id}/pay`, page.language(), card);
	page.remember(response);
	const paid = orderOf(response, order.id);
	if (paid) {
		await settle(paid);
	}
	else if (response.problem) {
		await act(response.problem, card);
	}
	else {
		await check();
	}
}

function act(problem, card) {
	const marks = page.marksOf(problem);
	if (problem.advice === 'CORRECT_REQUEST' && marks) {
		return correct(problem);
	}
	return (Object.hasOwn(TO_DO, problem.advice) ? TO_DO[problem.advice] : TO_DO.CHECK_STATUS)(problem, card);
}

/** Show the outcome of an order, or find it out. */
function settle(known) {
	switch (known.status) {
		case 'AUTHORIZED':
		case 'CAPTURED':
			free = true;
			return page.show('paid', { actions: [newOrder], clear: true });
		case 'CLOSED':
		case 'REFUNDED':
			return end('closed', null, [newOrder]);
		default:
			return check();
	}
}

/** Let the shopper pay again, because certainly nothing was paid. */
function open(view, problem, more) {
	free = true;
	page.show(view, { problem, clearCvv: true, ...more });
}

function correct(problem) {
	open('details', problem, { marks: page.marksOf(problem) });
}

/** End the order on this page. */
function end(view, problem, actions = []) {
	free = true;
	page.show(view, { problem, actions, clear: true });
}

function authenticate(problem, card) {
	const confirm = async () => {
		if (free && await page.askBank()) {
			repeats = 0;
			send({ ...card, authenticated: true });
		}
	};
	free = true;
	page.show('authenticate', { problem, actions: [{ text: 'authenticateNow', run: confirm }] });
}

/** Send the same payment again after the time that the gateway has asked for. The shop keeps the trans_id. */
async function repeat(problem, card) {
	const wait = Math.min(Math.max(1, Math.ceil(problem.wait) || USUAL_WAIT), LONGEST_WAIT);
	const automatic = repeats < AUTOMATIC_REPEATS && wait <= LONGEST_AUTOMATIC_WAIT;
	busy(automatic ? 'repeating' : 'waiting');
	for (let left = wait; left > 0; left--) {
		page.showTimer(left);
		await seconds(1);
	}
	page.showTimer(null);
	if (automatic) {
		repeats++;
		return send(card);
	}
	page.show('waited', { problem, actions: [{ text: 'again', run: () => send(card) }] });
}

/**
 * Query the order until its outcome is known, and offer nothing before that. Only the order itself counts, not a problem
 * of the query.
 */
async function check(ending) {
	busy('checking');
	for (const wait of QUERY_WAITS) {
		await seconds(wait);
		const response = await ask('GET', '/checkout/orders/' + order.id, page.language());
		page.remember(response);
		const known = orderOf(response, order.id);
		if (known && known.status !== 'PROCESSING') {
			return (known.status === 'CREATED') ? unpaid(ending ?? known.failure) : settle(known);
		}
	}
	page.show('unclear', { actions: [{ text: 'askAgain', run: () => check(ending) }] });
}

function unpaid(failure) {
	switch (failure?.advice) {
		case undefined:
		case 'CHECK_STATUS':
		case 'RETRY':
		case 'AUTHENTICATE':
			return open('unpaid');
		case 'START_AGAIN':
			return end('over', failure, [newOrder]);
		default:
			return act(failure);
	}
}

function seconds(number) {
	return new Promise((resolve) => setTimeout(resolve, number * 1000));
}

load();
