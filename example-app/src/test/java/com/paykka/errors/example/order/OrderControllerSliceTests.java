package com.paykka.errors.example.order;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

import static org.mockito.BDDMockito.given;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@WebMvcTest(OrderController.class)
class OrderControllerSliceTests {

	@Autowired
	private MockMvc mvc;

	@MockitoBean
	private OrderStore orders;

	@Test
	void sliceRespondsWithProblems() throws Exception {
		given(this.orders.get(42)).willThrow(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
		this.mvc.perform(get("/orders/42"))
			.andExpect(status().isGone())
			.andExpect(content().contentType("application/problem+json"))
			.andExpect(jsonPath("$.code").value("4018"));
	}

}
