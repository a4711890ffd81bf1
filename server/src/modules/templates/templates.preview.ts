import { TEMPLATES, type TemplateKey } from '@mingdu/shared/templates/templates.table'
import { previewCard, type PreviewSample } from '../messages/preview.service'
import { fieldFault } from '../../wechat/fields'

/** A card as it would be sent, and the first field that WeChat would refuse. */
export function previewTemplate(key: TemplateKey, sample: PreviewSample) {
  const rows = previewCard(key, sample)
  return { title: TEMPLATES[key].name, rows, fault: fieldFault(rows) }
}
