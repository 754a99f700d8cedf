package com.example.guest

import com.example.support.Trouble.CheckoutException
import com.example.support.Trouble.ClaimedException
import kotlinx.coroutines.delay
import org.springframework.http.ResponseEntity
import org.springframework.web.bind.annotation.ExceptionHandler
import org.springframework.web.bind.annotation.RestControllerAdvice

/**
 * Handlers that suspend, which only the Kotlin compiler makes.
 */
@RestControllerAdvice
open class SuspendingAdvice {

	@ExceptionHandler(CheckoutException::class)
	suspend fun handleCheckout(exception: Exception): ResponseEntity<String> = answer(exception)

	@ExceptionHandler(ClaimedException::class)
	suspend fun handleClaimed(exception: Exception): ResponseEntity<String> = answer(exception)

	@ExceptionHandler(IllegalStateException::class)
	suspend fun handleOther(exception: Exception): ResponseEntity<String> = answer(exception)

	private suspend fun answer(exception: Exception): ResponseEntity<String> {
		delay(5)
		return ResponseEntity.status(418).body("suspended " + exception.javaClass.simpleName)
	}

}
