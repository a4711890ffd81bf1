import { markReceiptHandled, openReceipts } from '../../sms/receipts.repo'
import { resultsArrived, type ResultParts } from './outbox.results'

const BATCH = 100

/** Turns the receipts of SMS providers into results; those of sign-in codes are of no message. */
export async function handleReceipts(parts: ResultParts): Promise<number> {
  const receipts = await openReceipts(BATCH)
  if (receipts.length === 0) return 0
  await resultsArrived(
    receipts.map(({ providerId, delivered, code }) => ({
      channel: 'sms',
      providerMessageId: providerId,
      status: delivered ? 'success' : `failed:${code}`,
      code: delivered ? null : code,
    })),
    parts,
  )
  for (const { id } of receipts) await markReceiptHandled(id)
  return receipts.length
}
