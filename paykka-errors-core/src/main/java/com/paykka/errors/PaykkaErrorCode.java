package com.paykka.errors;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

/**
 * The catalog of PayKKa's transaction error codes. Each has the HTTP status that a
 * merchant's application responds with, the advice on what to do next, and the code to
 * show to a shopper. The messages are PayKKa's own, word for word.
 *
 * @since 1.0.0
 * @see <a href=
 * "https://docs.paykka.com/payments/docs/developer-resources/transaction-error-code">Transaction
 * Error Codes</a>
 */
public enum PaykkaErrorCode {

	// 0xxx: success

	/** Success. */
	SUCCESS("0000", 200, Advice.DO_NOT_RETRY, "Success"),

	// 1xxx: the merchant's configuration

	/** Merchant does not exist. */
	MERCHANT_NOT_FOUND("1000", 404, Advice.ESCALATE, "Merchant does not exist", Trait.TELL_SYSTEM_ERROR),

	/** Merchant is disabled. */
	MERCHANT_DISABLED("1001", 403, Advice.ESCALATE, "Merchant is disabled", Trait.TELL_SYSTEM_ERROR),

	/** Entity does not exist. */
	ENTITY_NOT_FOUND("1002", 404, Advice.ESCALATE, "Entity does not exist", Trait.TELL_SYSTEM_ERROR),

	/** Entity is disabled. */
	ENTITY_DISABLED("1003", 403, Advice.ESCALATE, "Entity is disabled", Trait.TELL_SYSTEM_ERROR),

	/** Merchant does not support this payment method. */
	PAYMENT_METHOD_NOT_SUPPORTED("1004", 422, Advice.CHANGE_PAYMENT_METHOD,
			"Merchant does not support this payment method"),

	/** Merchant does not support this payment type. */
	PAYMENT_TYPE_NOT_SUPPORTED("1005", 422, Advice.CORRECT_REQUEST, "Merchant does not support this payment type"),

	/** This merchant is not allowed to refund. */
	REFUND_NOT_ALLOWED("1006", 403, Advice.ESCALATE, "This merchant is not allowed to refund"),

	/** Merchant does not support this currency. */
	CURRENCY_NOT_SUPPORTED("1007", 422, Advice.CORRECT_REQUEST, "Merchant does not support this currency"),

	/** Not PCI certified, cannot initiate plain card transaction. */
	PCI_CERTIFICATION_REQUIRED("1008", 403, Advice.ESCALATE,
			"Not PCI certified, cannot initiate plain card transaction", Trait.TELL_SYSTEM_ERROR),

	/** Component call parameter error. */
	COMPONENT_PARAMETER_INVALID("1009", 400, Advice.CORRECT_REQUEST, "Component call parameter error",
			Trait.TELL_SYSTEM_ERROR),

	/** WeChat OpenID cannot be empty. */
	WECHAT_OPENID_REQUIRED("1010", 400, Advice.CORRECT_REQUEST, "WeChat OpenID cannot be empty"),

	/** WeChat terminal type not supported. */
	WECHAT_TERMINAL_TYPE_NOT_SUPPORTED("1011", 422, Advice.CHANGE_PAYMENT_METHOD, "WeChat terminal type not supported"),

	/** Merchant public key not configured. */
	MERCHANT_PUBLIC_KEY_NOT_CONFIGURED("1012", 500, Advice.ESCALATE, "Merchant public key not configured",
			Trait.TELL_SYSTEM_ERROR),

	/** Platform public key does not exist. */
	PLATFORM_PUBLIC_KEY_NOT_FOUND("1013", 500, Advice.ESCALATE, "Platform public key does not exist",
			Trait.TELL_SYSTEM_ERROR),

	/** Checkout theme does not exist. */
	CHECKOUT_THEME_NOT_FOUND("1014", 404, Advice.ESCALATE, "Checkout theme does not exist", Trait.TELL_SYSTEM_ERROR),

	/** This product does not exist. */
	PRODUCT_NOT_FOUND("1015", 404, Advice.CORRECT_REQUEST, "This product does not exist"),

	/** Route does not exist. */
	ROUTE_NOT_FOUND("1016", 404, Advice.ESCALATE, "Route does not exist", Trait.TELL_SYSTEM_ERROR),

	/** Non-whitelist request, please contact PayKKa to enable whitelist permission. */
	WHITELISTING_REQUIRED("1017", 403, Advice.ESCALATE,
			"Non-whitelist request, please contact PayKKa to enable whitelist permission", Trait.TELL_SYSTEM_ERROR),

	/** POS device information does not exist. */
	POS_DEVICE_NOT_FOUND("1018", 404, Advice.ESCALATE, "POS device information does not exist"),

	/** POS device is not available. */
	POS_DEVICE_UNAVAILABLE("1019", 409, Advice.ESCALATE, "POS device is not available"),

	/** POS device serial number error. */
	POS_DEVICE_SERIAL_NUMBER_INVALID("1020", 400, Advice.CORRECT_REQUEST, "POS device serial number error"),

	/** Merchant ID configuration error. */
	MERCHANT_ID_MISCONFIGURED("1021", 500, Advice.ESCALATE, "Merchant ID configuration error", Trait.TELL_SYSTEM_ERROR),

	/** This merchant is not allowed to pay. */
	PAYMENT_NOT_ALLOWED("1022", 403, Advice.ESCALATE, "This merchant is not allowed to pay", Trait.TELL_SYSTEM_ERROR),

	// 2xxx: request parameters

	/** Signature error. */
	SIGNATURE_INVALID("2000", 401, Advice.ESCALATE, "Signature error", Trait.TELL_SYSTEM_ERROR),

	/** Signature expired. */
	SIGNATURE_EXPIRED("2001", 401, Advice.ESCALATE, "Signature expired", Trait.TELL_SYSTEM_ERROR),

	/** Current version does not support this payment method. */
	PAYMENT_METHOD_NOT_SUPPORTED_BY_VERSION("2002", 422, Advice.CHANGE_PAYMENT_METHOD,
			"Current version does not support this payment method"),

	/** Card information encryption failed. */
	CARD_ENCRYPTION_FAILED("2003", 400, Advice.CORRECT_REQUEST, "Card information encryption failed"),

	/** Card information decryption failed. */
	CARD_DECRYPTION_FAILED("2004", 400, Advice.CORRECT_REQUEST, "Card information decryption failed"),

	/** Card encryption information expired, please retry payment. */
	CARD_ENCRYPTION_EXPIRED("2005", 422, Advice.START_AGAIN,
			"Card encryption information expired, please retry payment"),

	/** This card is not supported, please use another card. */
	CARD_NOT_SUPPORTED("2006", 422, Advice.CHANGE_PAYMENT_METHOD,
			"This card is not supported, please use another card"),

	/**
	 * Payment link amount or currency has changed, please refresh the page before paying.
	 */
	PAYMENT_LINK_CHANGED("2007", 409, Advice.START_AGAIN,
			"Payment link amount or currency has changed, please refresh the page before paying"),

	/** shopperReference is a required field. */
	SHOPPER_REFERENCE_REQUIRED("2008", 400, Advice.CORRECT_REQUEST, "shopperReference is a required field"),

	/** shipping is a required field. */
	SHIPPING_REQUIRED("2009", 400, Advice.CORRECT_REQUEST, "shipping is a required field"),

	/** mit is a required field in recurring payment scenarios. */
	MIT_REQUIRED("2010", 400, Advice.CORRECT_REQUEST, "mit is a required field in recurring payment scenarios"),

	/** For non-first recurring payments, mit must be set to true. */
	MIT_MUST_BE_TRUE("2011", 400, Advice.CORRECT_REQUEST, "For non-first recurring payments, mit must be set to true"),

	/** For non-first recurring payments, mit must be set to false. */
	MIT_MUST_BE_FALSE("2012", 400, Advice.CORRECT_REQUEST,
			"For non-first recurring payments, mit must be set to false"),

	/**
	 * For transactions storing card information, paymentMethod must be set to BANKCARD.
	 */
	BANKCARD_REQUIRED_TO_STORE_CARD("2013", 400, Advice.CORRECT_REQUEST,
			"For transactions storing card information, paymentMethod must be set to BANKCARD"),

	/** For first recurring payment, storePaymentMethod must be set to true. */
	STORE_PAYMENT_METHOD_REQUIRED("2014", 400, Advice.CORRECT_REQUEST,
			"For first recurring payment, storePaymentMethod must be set to true"),

	/** Recurring payment agreement does not exist. */
	RECURRING_AGREEMENT_NOT_FOUND("2015", 404, Advice.START_AGAIN, "Recurring payment agreement does not exist"),

	/** Recurring payment agreement is not active. */
	RECURRING_AGREEMENT_INACTIVE("2016", 409, Advice.START_AGAIN, "Recurring payment agreement is not active"),

	/** Recurring payment creation failed. */
	RECURRING_PAYMENT_CREATION_FAILED("2017", 422, Advice.CHECK_STATUS, "Recurring payment creation failed"),

	/** This recurring payment type is not supported. */
	RECURRING_PAYMENT_TYPE_NOT_SUPPORTED("2018", 422, Advice.CORRECT_REQUEST,
			"This recurring payment type is not supported"),

	/** ReturnUrl cannot be empty. */
	RETURN_URL_REQUIRED("2019", 400, Advice.CORRECT_REQUEST, "ReturnUrl cannot be empty"),

	/** browser cannot be empty. */
	BROWSER_REQUIRED("2020", 400, Advice.CORRECT_REQUEST, "browser cannot be empty"),

	/** PayIp and OrderIp cannot be empty. */
	PAY_IP_AND_ORDER_IP_REQUIRED("2021", 400, Advice.CORRECT_REQUEST, "PayIp and OrderIp cannot be empty"),

	/** Token or card number cannot be empty. */
	TOKEN_OR_CARD_NUMBER_REQUIRED("2022", 400, Advice.CORRECT_REQUEST, "Token or card number cannot be empty"),

	/** Phone number or email cannot be empty. */
	PHONE_OR_EMAIL_REQUIRED("2023", 400, Advice.CORRECT_DETAILS, "Phone number or email cannot be empty"),

	/** For transactions storing card information, tokenUsage is a required field. */
	TOKEN_USAGE_REQUIRED("2024", 400, Advice.CORRECT_REQUEST,
			"For transactions storing card information, tokenUsage is a required field"),

	/** Card number is a required field. */
	CARD_NUMBER_REQUIRED("2025", 400, Advice.CORRECT_DETAILS, "Card number is a required field"),

	/** Expiration year cannot be empty. */
	EXPIRATION_YEAR_REQUIRED("2026", 400, Advice.CORRECT_DETAILS, "Expiration year cannot be empty"),

	/** Expiration month cannot be empty. */
	EXPIRATION_MONTH_REQUIRED("2027", 400, Advice.CORRECT_DETAILS, "Expiration month cannot be empty"),

	/** CVV cannot be empty. */
	CVV_REQUIRED("2028", 400, Advice.CORRECT_DETAILS, "CVV cannot be empty"),

	/** Payment method error. */
	PAYMENT_METHOD_INVALID("2029", 400, Advice.CORRECT_REQUEST, "Payment method error"),

	/** Card token does not exist. */
	CARD_TOKEN_NOT_FOUND("2030", 404, Advice.CHANGE_PAYMENT_METHOD, "Card token does not exist"),

	/** Card token is not active. */
	CARD_TOKEN_INACTIVE("2031", 409, Advice.CHANGE_PAYMENT_METHOD, "Card token is not active"),

	/** Card token does not support current operation. */
	CARD_TOKEN_OPERATION_NOT_SUPPORTED("2032", 422, Advice.CHANGE_PAYMENT_METHOD,
			"Card token does not support current operation"),

	/** Refund currency does not match original transaction currency. */
	REFUND_CURRENCY_MISMATCH("2033", 422, Advice.CORRECT_REQUEST,
			"Refund currency does not match original transaction currency"),

	/** Refund amount cannot exceed refundable amount. */
	REFUND_AMOUNT_EXCEEDED("2034", 422, Advice.CHECK_STATUS, "Refund amount cannot exceed refundable amount"),

	/** Capture currency does not match original transaction currency. */
	CAPTURE_CURRENCY_MISMATCH("2035", 422, Advice.CORRECT_REQUEST,
			"Capture currency does not match original transaction currency"),

	/** Order number and transaction ID cannot both be empty. */
	ORDER_OR_TRANSACTION_ID_REQUIRED("2036", 400, Advice.CORRECT_REQUEST,
			"Order number and transaction ID cannot both be empty"),

	/** Cannot operate, not within valid time range. */
	OUTSIDE_VALID_TIME_RANGE("2037", 409, Advice.DO_NOT_RETRY, "Cannot operate, not within valid time range"),

	/** Multiple submission data inconsistent. */
	SUBMISSION_INCONSISTENT("2038", 422, Advice.CHECK_STATUS, "Multiple submission data inconsistent"),

	/** Order ID error. */
	ORDER_ID_INVALID("2039", 400, Advice.CORRECT_REQUEST, "Order ID error"),

	/** Billing country cannot be empty. */
	BILLING_COUNTRY_REQUIRED("2040", 400, Advice.CORRECT_DETAILS, "Billing country cannot be empty"),

	/** When phone number is not empty, area code cannot be empty. */
	AREA_CODE_REQUIRED("2041", 400, Advice.CORRECT_DETAILS,
			"When phone number is not empty, area code cannot be empty"),

	/** First name and last name cannot be empty. */
	NAME_REQUIRED("2042", 400, Advice.CORRECT_DETAILS, "First name and last name cannot be empty"),

	/** Address cannot be empty. */
	ADDRESS_REQUIRED("2043", 400, Advice.CORRECT_DETAILS, "Address cannot be empty"),

	/** State, city and postal code cannot be empty. */
	STATE_CITY_AND_POSTAL_CODE_REQUIRED("2044", 400, Advice.CORRECT_DETAILS,
			"State, city and postal code cannot be empty"),

	/** Capture amount cannot exceed capturable amount. */
	CAPTURE_AMOUNT_EXCEEDED("2045", 422, Advice.CHECK_STATUS, "Capture amount cannot exceed capturable amount"),

	/** Payment amount has been modified. */
	PAYMENT_AMOUNT_MODIFIED("2046", 409, Advice.START_AGAIN, "Payment amount has been modified"),

	/** token_authentication cannot be empty. */
	TOKEN_AUTHENTICATION_REQUIRED("2047", 400, Advice.CORRECT_REQUEST, "token_authentication cannot be empty"),

	/** PayIp cannot be empty. */
	PAY_IP_REQUIRED("2048", 400, Advice.CORRECT_REQUEST, "PayIp cannot be empty"),

	/** browser.terminal_type parameter cannot be empty and must equal MINI_APP. */
	MINI_APP_TERMINAL_TYPE_REQUIRED("2049", 400, Advice.CORRECT_REQUEST,
			"browser.terminal_type parameter cannot be empty and must equal MINI_APP"),

	/** Cardholder phone number cannot be empty. */
	CARDHOLDER_PHONE_REQUIRED("2050", 400, Advice.CORRECT_DETAILS, "Cardholder phone number cannot be empty"),

	/** This country or region is not supported. */
	COUNTRY_NOT_SUPPORTED("2051", 422, Advice.CHANGE_PAYMENT_METHOD, "This country or region is not supported"),

	/** Email format is incorrect. */
	EMAIL_INVALID("2052", 400, Advice.CORRECT_DETAILS, "Email format is incorrect"),

	/** Payment amount is too large. */
	PAYMENT_AMOUNT_TOO_LARGE("2053", 422, Advice.CORRECT_REQUEST, "Payment amount is too large"),

	/** Payment amount is invalid. */
	PAYMENT_AMOUNT_INVALID("2054", 400, Advice.CORRECT_REQUEST, "Payment amount is invalid"),

	/** Payment amount is too small. */
	PAYMENT_AMOUNT_TOO_SMALL("2055", 422, Advice.CORRECT_REQUEST, "Payment amount is too small"),

	/** Shipping address is invalid. */
	SHIPPING_ADDRESS_INVALID("2056", 400, Advice.CORRECT_DETAILS, "Shipping address is invalid"),

	/** Billing address is invalid. */
	BILLING_ADDRESS_INVALID("2057", 400, Advice.CORRECT_DETAILS, "Billing address is invalid"),

	/** Address information is invalid. */
	ADDRESS_INVALID("2058", 400, Advice.CORRECT_DETAILS, "Address information is invalid"),

	/** Payment authorization code is invalid. */
	PAYMENT_AUTHORIZATION_CODE_INVALID("2059", 400, Advice.CORRECT_DETAILS, "Payment authorization code is invalid"),

	/** Transaction number is invalid. */
	TRANSACTION_NUMBER_INVALID("2060", 400, Advice.CORRECT_REQUEST, "Transaction number is invalid"),

	// 4xxx: the state of orders and transactions

	/** Payment order is processing, please do not pay again. */
	PAYMENT_PROCESSING("4000", 409, Advice.CHECK_STATUS, "Payment order is processing, please do not pay again"),

	/** This transaction order is not allowed to refund. */
	ORDER_NOT_REFUNDABLE("4001", 409, Advice.CHECK_STATUS, "This transaction order is not allowed to refund"),

	/** Transaction is completed, duplicate submission is not allowed. */
	TRANSACTION_COMPLETED("4002", 409, Advice.CHECK_STATUS,
			"Transaction is completed, duplicate submission is not allowed"),

	/** Refund is completed, duplicate submission is not allowed. */
	REFUND_COMPLETED("4003", 409, Advice.CHECK_STATUS, "Refund is completed, duplicate submission is not allowed"),

	/** Checkout does not exist. */
	CHECKOUT_NOT_FOUND("4004", 404, Advice.START_AGAIN, "Checkout does not exist"),

	/** Transaction order is not allowed to close. */
	ORDER_NOT_CLOSABLE("4005", 409, Advice.CHECK_STATUS, "Transaction order is not allowed to close"),

	/** Network fluctuation, please scan the code again. */
	NETWORK_FLUCTUATION("4006", 503, Advice.CHECK_STATUS, "Network fluctuation, please scan the code again"),

	/** Checkout is completed, duplicate submission is not allowed. */
	CHECKOUT_COMPLETED("4007", 409, Advice.CHECK_STATUS, "Checkout is completed, duplicate submission is not allowed"),

	/** Order does not exist. */
	ORDER_NOT_FOUND("4008", 404, Advice.CORRECT_REQUEST, "Order does not exist"),

	/** This product can no longer be paid. */
	PRODUCT_NO_LONGER_PAYABLE("4009", 410, Advice.DO_NOT_RETRY, "This product can no longer be paid"),

	/** Exchange rate conversion failed, currency pair not found. */
	EXCHANGE_RATE_NOT_FOUND("4010", 422, Advice.CORRECT_REQUEST,
			"Exchange rate conversion failed, currency pair not found"),

	/** This order's current status does not allow modification, {0} from {1} to {2}. */
	ORDER_STATUS_CHANGE_NOT_ALLOWED("4011", 409, Advice.CHECK_STATUS,
			"This order's current status does not allow modification, {0} from {1} to {2}"),

	/** Order status is incorrect. */
	ORDER_STATUS_INCORRECT("4012", 409, Advice.CHECK_STATUS, "Order status is incorrect"),

	/** This transaction order is not allowed to capture. */
	ORDER_NOT_CAPTURABLE("4013", 409, Advice.CHECK_STATUS, "This transaction order is not allowed to capture"),

	/** This transaction order is not allowed to reverse. */
	ORDER_NOT_REVERSIBLE("4014", 409, Advice.CHECK_STATUS, "This transaction order is not allowed to reverse"),

	/** Capture failed. */
	CAPTURE_FAILED("4015", 422, Advice.CHECK_STATUS, "Capture failed"),

	/** Reversal failed. */
	REVERSAL_FAILED("4016", 422, Advice.CHECK_STATUS, "Reversal failed"),

	/** Refund order does not exist. */
	REFUND_NOT_FOUND("4017", 404, Advice.CORRECT_REQUEST, "Refund order does not exist"),

	/** This order has expired. */
	ORDER_EXPIRED("4018", 410, Advice.START_AGAIN, "This order has expired"),

	/** This payment has been canceled. */
	PAYMENT_CANCELED("4019", 409, Advice.START_AGAIN, "This payment has been canceled"),

	/** Duplicate transaction. */
	DUPLICATE_TRANSACTION("4020", 409, Advice.CHECK_STATUS, "Duplicate transaction"),

	/** Transaction number is duplicate. */
	DUPLICATE_TRANSACTION_NUMBER("4021", 409, Advice.CHECK_STATUS, "Transaction number is duplicate"),

	/** Authorization has been revoked or no valid authorization exists. */
	AUTHORIZATION_REVOKED("4022", 409, Advice.START_AGAIN,
			"Authorization has been revoked or no valid authorization exists"),

	/** This transaction has entered dispute process. */
	TRANSACTION_DISPUTED("4023", 409, Advice.ESCALATE, "This transaction has entered dispute process"),

	/** Exceeded refund deadline. */
	REFUND_DEADLINE_EXCEEDED("4024", 409, Advice.ESCALATE, "Exceeded refund deadline"),

	/** Exceeded cancellation deadline. */
	CANCELLATION_DEADLINE_EXCEEDED("4025", 409, Advice.ESCALATE, "Exceeded cancellation deadline"),

	/** Payment failed. */
	PAYMENT_FAILED("4026", 402, Advice.CHANGE_PAYMENT_METHOD, "Payment failed"),

	// 5xxx: the card and its issuer

	/** Invalid bank card. */
	CARD_INVALID("5000", 402, Advice.CORRECT_DETAILS, "Invalid bank card"),

	/** Invalid account. */
	ACCOUNT_INVALID("5001", 402, Advice.CHANGE_PAYMENT_METHOD, "Invalid account"),

	/** Issuing bank did not approve the transaction. */
	ISSUER_DECLINED("5002", 402, Advice.CHANGE_PAYMENT_METHOD, "Issuing bank did not approve the transaction"),

	/** Please contact the issuing bank. */
	CONTACT_ISSUER("5003", 402, Advice.CALL_ISSUER, "Please contact the issuing bank"),

	/** Insufficient funds. */
	INSUFFICIENT_FUNDS("5004", 402, Advice.CHANGE_PAYMENT_METHOD, "Insufficient funds"),

	/** Card expiration date is incorrect. */
	CARD_EXPIRATION_DATE_INCORRECT("5005", 402, Advice.CORRECT_DETAILS, "Card expiration date is incorrect"),

	/** Card has expired. */
	CARD_EXPIRED("5006", 402, Advice.CHANGE_PAYMENT_METHOD, "Card has expired"),

	/** PIN code error. */
	PIN_INCORRECT("5007", 402, Advice.CORRECT_DETAILS, "PIN code error"),

	/** Issuing bank declined transaction for security reasons. */
	ISSUER_SECURITY_DECLINED("5008", 402, Advice.CHANGE_PAYMENT_METHOD,
			"Issuing bank declined transaction for security reasons", Trait.TELL_ISSUER_DECLINED),

	/** Transaction blocked for security reasons. */
	SECURITY_BLOCKED("5009", 402, Advice.DO_NOT_RETRY, "Transaction blocked for security reasons",
			Trait.TELL_ISSUER_DECLINED),

	/** Transaction entered security review. */
	SECURITY_REVIEW("5010", 402, Advice.CHECK_STATUS, "Transaction entered security review",
			Trait.TELL_PAYMENT_PROCESSING),

	/** Amount or transaction count limit exceeded. */
	LIMIT_EXCEEDED("5011", 402, Advice.CHANGE_PAYMENT_METHOD, "Amount or transaction count limit exceeded"),

	/** CVV verification failed. */
	CVV_VERIFICATION_FAILED("5012", 402, Advice.CORRECT_DETAILS, "CVV verification failed"),

	/** Additional authentication required. */
	ADDITIONAL_AUTHENTICATION_REQUIRED("5013", 402, Advice.AUTHENTICATE, "Additional authentication required"),

	/** This transaction has been reversed. */
	TRANSACTION_REVERSED("5014", 409, Advice.START_AGAIN, "This transaction has been reversed"),

	/** Card address verification failed. */
	CARD_ADDRESS_VERIFICATION_FAILED("5015", 402, Advice.CORRECT_DETAILS, "Card address verification failed"),

	/** Postal code verification failed. */
	POSTAL_CODE_VERIFICATION_FAILED("5016", 402, Advice.CORRECT_DETAILS, "Postal code verification failed"),

	/** Authorization failed. */
	PAYMENT_AUTHORIZATION_FAILED("5017", 402, Advice.CHANGE_PAYMENT_METHOD, "Authorization failed"),

	/** Issuing bank system error. */
	ISSUER_SYSTEM_ERROR("5018", 502, Advice.CHECK_STATUS, "Issuing bank system error"),

	/** Hit blacklist. */
	BLACKLISTED("5019", 402, Advice.DO_NOT_RETRY, "Hit blacklist", Trait.TELL_ISSUER_DECLINED),

	/** 3DS authentication declined. */
	THREE_DS_DECLINED("5020", 402, Advice.CHANGE_PAYMENT_METHOD, "3DS authentication declined"),

	/** Fraud detection ID parameter error. */
	FRAUD_DETECTION_ID_INVALID("5021", 400, Advice.CORRECT_REQUEST, "Fraud detection ID parameter error",
			Trait.TELL_SYSTEM_ERROR),

	// 6xxx: systems and networks

	/** Network error. */
	NETWORK_ERROR("6000", 502, Advice.CHECK_STATUS, "Network error"),

	/** Parameter error. */
	PARAMETER_INVALID("6001", 400, Advice.CORRECT_REQUEST, "Parameter error"),

	/** Please retry the transaction. */
	RETRY_TRANSACTION("6002", 503, Advice.RETRY, "Please retry the transaction"),

	/** Surcharge not allowed. */
	SURCHARGE_NOT_ALLOWED("6003", 422, Advice.CORRECT_REQUEST, "Surcharge not allowed"),

	/** Card organization refused transaction. */
	CARD_NETWORK_REFUSED("6004", 402, Advice.CHANGE_PAYMENT_METHOD, "Card organization refused transaction"),

	/** Please contact customer manager or bank customer service. */
	CONTACT_SUPPORT("6005", 402, Advice.ESCALATE, "Please contact customer manager or bank customer service"),

	/** Request too frequent. */
	TOO_MANY_REQUESTS("6006", 429, Advice.RETRY, "Request too frequent"),

	/** System error. */
	SYSTEM_ERROR("6007", 500, Advice.CHECK_STATUS, "System error"),

	/** Unknown error. */
	UNKNOWN_ERROR("6008", 500, Advice.CHECK_STATUS, "Unknown error"),

	// 7xxx: authorization of the caller

	/** Authorization failed. */
	AUTHORIZATION_FAILED("7000", 403, Advice.ESCALATE, "Authorization failed", Trait.TELL_SYSTEM_ERROR);

	private static final Map<String, PaykkaErrorCode> BY_CODE = new HashMap<>();

	static {
		for (PaykkaErrorCode code : values()) {
			BY_CODE.putIfAbsent(code.code, code);
		}
	}

	private final String code;

	private final Category category;

	private final int httpStatus;

	private final Advice advice;

	private final String title;

	private final MessageTemplate messageTemplate;

	private final String line;

	private final @Nullable Trait trait;

	PaykkaErrorCode(String code, int httpStatus, Advice advice, String message) {
		this(code, httpStatus, advice, message, null);
	}

	PaykkaErrorCode(String code, int httpStatus, Advice advice, String message, @Nullable Trait trait) {
		this.code = code;
		this.category = Category.ofFirstDigit(code.charAt(0) - '0');
		this.httpStatus = httpStatus;
		this.advice = advice;
		this.title = Title.of(name());
		this.messageTemplate = MessageTemplate.compile(message);
		this.line = code + ' ' + name() + ": " + message;
		this.trait = trait;
	}

	/**
	 * Return the four digits that PayKKa sends, such as {@code "4018"}.
	 * @return the code
	 */
	public String getCode() {
		return this.code;
	}

	/**
	 * Return the category that the code's first digit stands for.
	 * @return the category
	 */
	public Category getCategory() {
		return this.category;
	}

	/**
	 * Return the HTTP status that an application responds with, from 400 to 599, or 200
	 * for {@link #SUCCESS}.
	 * @return the status
	 */
	public int getHttpStatus() {
		return this.httpStatus;
	}

	/**
	 * Return whether the same request may be sent again unchanged, with the same {@code
	 * trans_id}. Otherwise it must not be repeated blindly: a second charge is worse than
	 * a failed one.
	 * @return whether the request may be repeated
	 * @see RetryableErrorPredicate
	 */
	public boolean isRetryable() {
		return this.advice == Advice.RETRY;
	}

	/**
	 * Return what to do next, and who has to do it. This is this project's own judgment:
	 * PayKKa only documents which codes may be retried.
	 * @return the advice
	 */
	public Advice getAdvice() {
		return this.advice;
	}

	/**
	 * Return the name in sentence case, such as "Order expired". It is the same for every
	 * occurrence, as RFC 9457 requires of a title.
	 * @return the title
	 */
	public String getTitle() {
		return this.title;
	}

	/**
	 * Return PayKKa's message; only that of 4011 has placeholders.
	 * @return the message template
	 */
	public MessageTemplate getMessageTemplate() {
		return this.messageTemplate;
	}

	/**
	 * Return the code, the name and the message pattern.
	 */
	String toLine() {
		return this.line;
	}

	/**
	 * Return the code to show to a shopper: {@link #ISSUER_DECLINED} instead of a decline
	 * reason that would help a fraudster, {@link #PAYMENT_PROCESSING} while the payment
	 * is under review, {@link #SYSTEM_ERROR} instead of a fault in the merchant's own
	 * configuration, otherwise this code. A code with advice {@link Advice#CHECK_STATUS}
	 * is only replaced by one with the same advice.
	 * @return the code to show
	 */
	public PaykkaErrorCode forShopper() {
		if (this.trait == null) {
			return this;
		}
		return switch (this.trait) {
			case TELL_ISSUER_DECLINED -> ISSUER_DECLINED;
			case TELL_PAYMENT_PROCESSING -> PAYMENT_PROCESSING;
			case TELL_SYSTEM_ERROR -> SYSTEM_ERROR;
		};
	}

	/**
	 * Look up a code leniently.
	 * @param code the four digits, may be {@code null}
	 * @return the entry, or {@code null} if the catalog does not have the code
	 */
	public static @Nullable PaykkaErrorCode resolve(@Nullable String code) {
		return BY_CODE.get(code);
	}

	/**
	 * Look up a code strictly.
	 * @param code the four digits
	 * @return the entry
	 * @throws IllegalArgumentException if the catalog does not have the code
	 */
	public static PaykkaErrorCode fromCode(String code) {
		PaykkaErrorCode resolved = resolve(code);
		if (resolved == null) {
			throw new IllegalArgumentException("Unknown PayKKa code: " + code);
		}
		return resolved;
	}

	/**
	 * The categories of codes, by first digit.
	 */
	public enum Category {

		/** 0xxx: no error. */
		SUCCESS(0),

		/** 1xxx: the merchant's configuration with PayKKa. */
		MERCHANT_CONFIGURATION(1),

		/** 2xxx: request parameters, including signatures. */
		PARAMETER(2),

		/** 4xxx: the state of an order or a transaction. */
		TRANSACTION(4),

		/** 5xxx: the card and its issuer. */
		CARD(5),

		/** 6xxx: systems and networks. */
		SYSTEM(6),

		/** 7xxx: authorization of the caller. */
		AUTHORIZATION(7);

		private final int firstDigit;

		Category(int firstDigit) {
			this.firstDigit = firstDigit;
		}

		/**
		 * Return the digit that all codes of this category start with.
		 * @return the first digit
		 */
		public int getFirstDigit() {
			return this.firstDigit;
		}

		static Category ofFirstDigit(int digit) {
			for (Category category : values()) {
				if (category.firstDigit == digit) {
					return category;
				}
			}
			throw new IllegalArgumentException("No category of codes begins with " + digit);
		}

	}

	/**
	 * What to do after a failure, and who has to do it. This is this project's own
	 * judgment, not PayKKa's.
	 */
	public enum Advice {

		/**
		 * The caller sends the same request again, with the same {@code trans_id}, after
		 * the {@code Retry-After} time. Exactly the retryable codes have this advice.
		 */
		RETRY,

		/**
		 * The caller queries the payment before anything else, because its outcome is
		 * unknown, pending or already decided. After a lost response, "does not exist"
		 * (4004, 4008, 4017) proves nothing: wait, query by {@code trans_id}, and repeat
		 * only with the same one.
		 */
		CHECK_STATUS,

		/** The developer of the calling program corrects the data it sends. */
		CORRECT_REQUEST,

		/** The shopper corrects the details entered. */
		CORRECT_DETAILS,

		/** The shopper uses another card or payment method. */
		CHANGE_PAYMENT_METHOD,

		/** The shopper pays again, with 3-D Secure. */
		AUTHENTICATE,

		/** The shopper contacts the bank that issued the card. */
		CALL_ISSUER,

		/**
		 * This checkout or order is over: the caller starts a new one once a query shows
		 * that this one is unpaid.
		 */
		START_AGAIN,

		/**
		 * An operator or PayKKa resolves it: configuration, keys, the contract, a
		 * dispute.
		 */
		ESCALATE,

		/** Nothing helps. */
		DO_NOT_RETRY

	}

	private enum Trait {

		TELL_ISSUER_DECLINED, TELL_PAYMENT_PROCESSING, TELL_SYSTEM_ERROR

	}

	/**
	 * Derives a title from a constant's name, keeping the usual spelling of
	 * abbreviations.
	 */
	static final class Title {

		private static final Set<String> UPPER_CASE = Set.of("3DS", "BANKCARD", "CVV", "ID", "IP", "MIT", "PCI", "PIN",
				"POS", "URL");

		private static final Map<String, String> MIXED_CASE = Map.of("WECHAT", "WeChat", "OPENID", "OpenID");

		private Title() {
		}

		static String of(String name) {
			StringJoiner words = new StringJoiner(" ");
			for (String word : name.replace("THREE_DS", "3DS").split("_", -1)) {
				words.add(word(word));
			}
			String title = words.toString();
			return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
		}

		private static String word(String word) {
			String mixed = MIXED_CASE.get(word);
			if (mixed != null) {
				return mixed;
			}
			return UPPER_CASE.contains(word) ? word : word.toLowerCase(Locale.ROOT);
		}

	}

}
