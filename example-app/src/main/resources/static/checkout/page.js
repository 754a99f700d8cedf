// What the page shows. Texts go in as text only, never as HTML.

import { languageOf, textsOf } from './texts.js';
import { copy, keepResponse, showResponses } from './developer.js';

const AMOUNTS = { 2053: 'CORRECT_REQUEST', 4009: 'DO_NOT_RETRY', 4018: 'START_AGAIN', 6005: 'ESCALATE' };

// The test cards by what they lead to, with the code and the advice that the merchant gets
const GROUPS = {
	pays: { GOOD: [], SECOND_TIME: ['6002', 'RETRY'] },
	acts: {
		WITHOUT_FUNDS: ['5004', 'CHANGE_PAYMENT_METHOD'],
		CONTACT_ISSUER: ['5003', 'CALL_ISSUER'],
		WRONG_CVV: ['5012', 'CORRECT_DETAILS'],
		AUTHENTICATION_REQUIRED: ['5013', 'AUTHENTICATE'],
		BLACKLISTED: ['5019', 'DO_NOT_RETRY'],
	},
	unknown: {
		NO_RESPONSE: ['6000', 'CHECK_STATUS'],
		CONNECTION_CLOSED: ['6000', 'CHECK_STATUS'],
		PROXY: ['6007', 'CHECK_STATUS'],
		UNKNOWN_CODE: ['6008', 'CHECK_STATUS'],
		PENDING: [],
	},
	fault: { WRONG_SIGNATURE: ['2000', 'ESCALATE'], TOO_MANY_REQUESTS: ['6006', 'RETRY'] },
};

// The state of the form, and the style of the text above it
const VIEWS = {
	loading: { form: 'locked', look: 'wait' },
	notLoaded: { form: 'gone', look: 'warn' },
	ready: { form: 'open' },
	sending: { form: 'locked', look: 'wait' },
	repeating: { form: 'locked', look: 'wait' },
	waiting: { form: 'locked', look: 'wait' },
	waited: { form: 'locked', look: 'info' },
	checking: { form: 'locked', look: 'wait' },
	unclear: { form: 'gone', look: 'warn' },
	unpaid: { form: 'open', look: 'info' },
	paid: { form: 'gone', look: 'good' },
	details: { form: 'open', look: 'warn' },
	change: { form: 'open', look: 'warn' },
	authenticate: { form: 'open', look: 'info' },
	issuer: { form: 'open', look: 'info' },
	over: { form: 'gone', look: 'info' },
	closed: { form: 'gone', look: 'info' },
	escalate: { form: 'gone', look: 'info' },
	request: { form: 'gone', look: 'info' },
	never: { form: 'gone', look: 'warn' },
};

// Pointers and codes of each field's violations
const FIELDS_OF = {
	number: ['#/cardNumber', '2025', '5000'],
	expiry: ['#/expirationYear', '#/expirationMonth', '2026', '2027', '5005'],
	cvv: ['#/cvv', '2028', '5012'],
};

const FIELDS = Object.keys(FIELDS_OF);

const element = (id) => document.getElementById(id);

let texts;

let order = null;

let shown = { view: 'loading', options: {} };

let timeLeft = null;

let listeners;

let cards = [];

export function language() {
	return document.documentElement.lang;
}

export function connect(given) {
	listeners = given;
	element('form').addEventListener('submit', (event) => {
		event.preventDefault();
		listeners.pay();
	});
	for (const button of document.querySelectorAll('[data-language]')) {
		button.addEventListener('click', () => speak(button.dataset.language));
	}
	element('number').addEventListener('input', (event) => group(event.target, /\d{1,4}/g, ' '));
	element('expiry').addEventListener('input', (event) => group(event.target, /^\d{1,2}|\d{1,2}/g, ' / '));
	for (const name of FIELDS) {
		element(name).addEventListener('input', () => unmark(name));
	}
	element('order-code').addEventListener('click', orderCode);
	element('code').addEventListener('keydown', (event) => event.key === 'Enter' && orderCode());
	element('forget').addEventListener('click', () => listeners.forget());
	element('developer').addEventListener('toggle', () => element('developer').open && showResponses(texts));
	speak(sessionStorage.getItem('language') ?? languageOf(navigator.language));
	// Beside the form, there is room
	element('developer').open = matchMedia('(min-width: 75rem)').matches;
	document.querySelector('main').hidden = false;
}

function speak(name) {
	sessionStorage.setItem('language', name);
	texts = textsOf(name);
	document.documentElement.lang = name;
	document.title = texts.orderTitle + ' – ' + texts.brand;
	for (const part of document.querySelectorAll('[data-text]')) {
		part.textContent = texts[part.dataset.text];
	}
	for (const button of document.querySelectorAll('[data-language]')) {
		button.setAttribute('aria-pressed', button.dataset.language === name);
	}
	element('expiry').placeholder = texts.expiryPlaceholder;
	showOrder(order);
	showCards(cards);
	showWords();
	showMarks();
	showTimer(timeLeft);
	showResponses(texts);
}

/** Separate groups of digits, unless the shopper is typing in their middle. */
function group(field, groups, between) {
	if (field.selectionStart === field.value.length) {
		field.value = (field.value.replace(/\D/g, '').match(groups) ?? []).join(between);
	}
}

function money(amount) {
	const format = new Intl.NumberFormat(language(), { style: 'currency', currency: order?.currency ?? 'EUR' });
	return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits);
}

export function showOrder(next) {
	order = next;
	const price = order ? money(order.amount) : '';
	for (const id of ['amount', 'price', 'total']) {
		element(id).textContent = price;
	}
	element('order-number').textContent = order?.id ? texts.orderNumber(order.id) : '';
	element('pay').textContent = texts.pay(price);
}

export function showCards(next) {
	cards = next;
	const numbers = new Map(cards.map(({ name, number }) => [name, number]));
	element('cards').replaceChildren(...Object.entries(GROUPS).map(([group, outcomes]) => {
		const item = part('li', '');
		const list = part('ul', '');
		list.append(...Object.entries(outcomes).filter(([name]) => numbers.has(name)).map(([name, outcome]) => {
			const number = spaced(numbers.get(name));
			return attempt(texts.cards[name], outcome, number, () => fill(number), 'card');
		}));
		item.append(part('h3', texts.groups[group]), list);
		return item;
	}));
	element('amounts').replaceChildren(...Object.entries(AMOUNTS).map(([code, advice]) =>
		attempt(texts.amounts[advice], [code, advice], money(amountOf(code)), () => listeners.order(amountOf(code)), 'amount')));
	lock();
}

function attempt(title, outcome, value, run, kind) {
	const button = document.createElement('button');
	button.type = 'button';
	button.dataset.kind = kind;
	button.append(part('span', title), part('span', outcome.join(' '), 'outcome'), part('span', value, 'value'));
	button.addEventListener('click', run);
	const item = document.createElement('li');
	item.append(button);
	return item;
}

function spaced(number) {
	return number.replace(/(.{4})(?=.)/g, '$1 ');
}

function part(name, text, className) {
	return Object.assign(document.createElement(name), { textContent: text, className: className ?? '' });
}

// The amount 900xxxx makes the sandbox fail with the code xxxx
function amountOf(code) {
	return 9_000_000 + Number(code);
}

function orderCode() {
	const code = element('code').value.trim();
	if (/^\d{4}$/.test(code) && code !== '0000') {
		listeners.order(amountOf(code));
	}
}

function fill(number) {
	for (const name of FIELDS) {
		unmark(name);
	}
	copy(number.replaceAll(' ', ''));
	element('number').value = number;
	element('expiry').value = '12 / 34';
	element('cvv').value = '123';
	element('pay').focus();
}

export function readCard() {
	const digits = (name) => element(name).value.replace(/\s/g, '');
	const [month, year] = element('expiry').value.split('/').map((text) => text.trim());
	return {
		cardNumber: digits('number'),
		expirationMonth: /^\d{1,2}$/.test(month) ? Number(month) : null,
		expirationYear: /^\d{2}$/.test(year) ? 2000 + Number(year) : null,
		cvv: digits('cvv'),
	};
}

function fieldOf(fault) {
	return FIELDS.find((name) => FIELDS_OF[name].includes(fault));
}

/** Return the text for each invalid field, or null if there is none. */
export function marksOf(problem) {
	const marks = {};
	for (const { pointer, detail } of Array.isArray(problem.errors) ? problem.errors : []) {
		const name = fieldOf(pointer);
		if (name) {
			marks[name] ??= { detail };
		}
	}
	const name = fieldOf(problem.code);
	if (name && Object.keys(marks).length === 0) {
		marks[name] = { detail: problem.detail, text: problem.detail ? undefined : 'checkField' };
	}
	return (Object.keys(marks).length > 0) ? marks : null;
}

/** Show a view, with a problem to quote, marks at fields, and buttons. Clear the form or only the security code. */
export function show(view, options = {}) {
	const here = document.activeElement === document.body
		|| element('outcome').contains(document.activeElement) || element('form').contains(document.activeElement);
	FIELDS.forEach(unmark);
	shown = { view, options };
	timeLeft = null;
	showTimer(null);
	if (options.clear) {
		element('form').reset();
	}
	else if (options.clearCvv) {
		element('cvv').value = '';
	}
	showWords();
	showActions(options.actions ?? []);
	lock();
	showMarks();
	if (here && view !== 'loading') {
		focus(view, options);
	}
}

function focus(view, { marks }) {
	const wrong = FIELDS.find((name) => marks?.[name]);
	if (VIEWS[view].form === 'open' && (wrong || view === 'change')) {
		element(wrong ?? 'number').focus();
	}
	else if (VIEWS[view].look) {
		element('outcome').focus();
	}
}

function showWords() {
	const { look } = VIEWS[shown.view];
	element('outcome').hidden = !look;
	element('outcome').className = look ?? '';
	element('outcome').dataset.view = shown.view;
	if (!look) {
		element('status').replaceChildren();
		return;
	}
	const [title, text] = texts.views[shown.view];
	const words = [part('h3', title), part('p', fillIn(text))];
	const problem = shown.options.problem;
	if (problem?.detail && !shown.options.marks) {
		const quote = part('p', problem.code + ' · ' + problem.detail, 'quote');
		quote.lang = shown.options.language ??= language();
		words.push(quote);
	}
	element('status').replaceChildren(...words);
	for (const button of element('actions').children) {
		button.textContent = texts[button.dataset.action];
	}
}

function fillIn(text) {
	return text.replaceAll('{order}', order?.id ?? '').replaceAll('{amount}', order ? money(order.amount) : '');
}

function showMarks() {
	for (const [name, mark] of Object.entries(shown.options.marks ?? {})) {
		const error = element(name + '-error');
		element(name).setAttribute('aria-invalid', 'true');
		error.textContent = mark.detail ?? texts[mark.text];
		error.lang = mark.detail ? mark.language ??= language() : language();
	}
}

/** Show the buttons of a view. If there are any, the first thing to do is theirs, not to pay. */
function showActions(actions) {
	element('pay').classList.toggle('primary', actions.length === 0);
	element('actions').replaceChildren(...actions.map(({ text, run }) => {
		const button = part('button', texts[text], 'primary');
		button.type = 'button';
		button.dataset.action = text;
		button.addEventListener('click', run);
		return button;
	}));
}

export function showTimer(left) {
	timeLeft = left;
	element('timer').hidden = left === null;
	element('timer').textContent = (left === null) ? ''
		: texts.timer(Math.floor(left / 60) + ':' + String(left % 60).padStart(2, '0'));
}

function lock() {
	const { form } = VIEWS[shown.view];
	element('form').hidden = form === 'gone';
	element('fields').disabled = form !== 'open';
	element('tries').disabled = form === 'locked' || shown.view === 'unclear' || shown.view === 'notLoaded';
	for (const button of element('cards').querySelectorAll('button')) {
		button.disabled = form !== 'open';
	}
}

function unmark(name) {
	delete shown.options.marks?.[name];
	element(name).removeAttribute('aria-invalid');
	element(name + '-error').textContent = '';
}

/** Ask the shopper to confirm the payment with the simulated bank. */
export function askBank() {
	const dialog = element('bank');
	return new Promise((resolve) => {
		const close = (confirmed) => () => {
			dialog.close();
			resolve(confirmed);
		};
		element('bank-confirm').onclick = close(true);
		element('bank-cancel').onclick = close(false);
		dialog.oncancel = close(false);
		dialog.showModal();
	});
}

/** Keep a response for the developers. */
export function remember(response) {
	keepResponse(response);
	showResponses(texts);
}
