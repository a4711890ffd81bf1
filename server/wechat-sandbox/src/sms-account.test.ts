import { receiptTokenOf } from './sms-account'

it('takes the receipt token of the server, and none for none', () => {
  expect(receiptTokenOf({})).toBeNull()
  expect(receiptTokenOf({ SMS_RECEIPT_TOKEN: '' })).toBeNull()
  expect(receiptTokenOf({ SMS_RECEIPT_TOKEN: 'receipt-token-of-the-tests' })).toBe(
    'receipt-token-of-the-tests',
  )
  expect(() => receiptTokenOf({ SMS_RECEIPT_TOKEN: 'short' })).toThrow('SMS_RECEIPT_TOKEN')
})
