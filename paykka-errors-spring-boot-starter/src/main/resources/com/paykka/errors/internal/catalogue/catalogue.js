// Filters the rows while one types. Without it the server does, on submit.
"use strict";

const form = document.getElementById("search");

if (form) {
	const rows = Array.from(document.querySelectorAll("table.codes tbody tr"), (row) => ({
		row,
		text: (row.cells[0].textContent + " " + ["title", "name", "message"]
			.map((part) => row.querySelector("." + part).textContent).join(" ")).toLowerCase(),
	}));
	const matches = document.getElementById("matches");

	const filter = () => {
		const words = form.q.value.toLowerCase().split(/\s+/).filter(Boolean);
		let count = 0;
		for (const { row, text } of rows) {
			const match = words.every((word) => text.includes(word))
				&& (!form.category.value || form.category.value === row.dataset.category)
				&& (!form.status.value || form.status.value === row.dataset.status);
			row.hidden = !match;
			count += match ? 1 : 0;
		}
		const text = matches.dataset.text.replace("{0}", count).replace("{1}", rows.length);
		if (matches.textContent !== text) {
			matches.textContent = text;
		}
	};

	// So that the search outlives a reload and can be passed on
	const remember = () => {
		const query = new URLSearchParams(Array.from(new FormData(form)).filter(([, value]) => value));
		history.replaceState(null, "", location.pathname + (query.size ? "?" + query : ""));
	};

	form.addEventListener("input", filter);
	form.addEventListener("change", remember);
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		filter();
		remember();
	});
	// Also where the browser brings back what was typed
	window.addEventListener("pageshow", filter);
}
