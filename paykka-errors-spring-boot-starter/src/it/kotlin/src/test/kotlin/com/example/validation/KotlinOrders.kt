package com.example.validation

import com.fasterxml.jackson.annotation.JsonProperty
import com.paykka.errors.PaykkaErrorCode
import com.paykka.errors.PaykkaException
import jakarta.validation.Valid
import jakarta.validation.constraints.AssertTrue
import jakarta.validation.constraints.Max
import org.springframework.web.bind.annotation.GetMapping
import org.springframework.web.bind.annotation.PathVariable
import org.springframework.web.bind.annotation.PostMapping
import org.springframework.web.bind.annotation.RequestBody
import org.springframework.web.bind.annotation.RestController

/**
 * Bodies whose members must not be missing or null, as only Kotlin declares.
 */
@RestController
open class KotlinOrders {

	@PostMapping("/kotlin")
	open suspend fun order(@Valid @RequestBody order: KotlinOrder): String = "ordered"

	@GetMapping("/kotlin/{id}")
	open suspend fun get(@PathVariable id: Long): String =
		throw PaykkaException(PaykkaErrorCode.ORDER_EXPIRED).with("orderId", id)

}

data class KotlinOrder(
	val reference: String,
	@field:Max(100) @param:JsonProperty("order_amount") val amount: Int,
	@field:Valid val items: List<KotlinItem> = listOf(),
	@get:AssertTrue val isFine: Boolean = true
)

data class KotlinItem(val name: String, @field:Max(100) val price: Int = 0)
