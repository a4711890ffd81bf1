import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { TEMPLATES, type TemplateKey } from '@mingdu/shared/templates/templates.table'
import type { CardField } from '../../wechat/fields'
import { lastMinute, renderCard, type CardVars } from './messages.cards'

/** The texts of a made-up message. */
export interface PreviewSample {
  no: string
  title: string
  sender: string
}

const DUE = plainDate('2026-11-30')
const MAX_NUMBER = 32

/** A card as it would be sent with these texts, by the mapper that fills every card; what was cut is marked. */
export function previewCard(key: TemplateKey, sample: PreviewSample): (CardField & { clipped: boolean })[] {
  const vars: CardVars = {
    no: key === 'digest' ? '5' : sample.no,
    name: sample.title,
    word: wordOf(key),
    time: lastMinute(DUE),
    due: DUE,
    remaining: '剩 3 个工作日',
    sender: sample.sender,
  }
  const texts = [vars.name, vars.sender, vars.remaining]
  return renderCard(key, vars).map((field) => ({ ...field, clipped: isClipped(field, vars.no, texts) }))
}

/** The first word that the template's const field may take. */
function wordOf(key: TemplateKey): string {
  for (const field of TEMPLATES[key].fields) if ('enums' in field) return field.enums[0]
  return '即将到期'
}

function isClipped({ key, value }: CardField, no: string, texts: readonly string[]): boolean {
  if (key.startsWith('character_string')) return cutNo(no)
  return value.endsWith('…') && !texts.includes(value)
}

/** A number whose visible ASCII characters alone are more than the field takes. */
function cutNo(no: string): boolean {
  return no.replace(/[^\x20-\x7e]/g, '').length > MAX_NUMBER
}
