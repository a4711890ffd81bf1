import type { ConfirmationAnswer } from '@mingdu/shared/confirmations/confirmations.states'

/** What happens next, by what was answered. */
export const NEXT_TEXTS: Record<ConfirmationAnswer, string> = {
  solved: '多数人认可，这件事才能销号。销号后过一段时间，还会再问您一次有没有反弹。',
  half: '督查室会看到有人说只解决了一半，核验时一并考虑。',
  unsolved: '说“没解决”的人超过规定的比例，这件事就不能销号，要退回去接着办。',
}
