import type { CatalogSettings } from '@mingdu/shared/catalog/catalog.api'
import { codeRefusal, numberedCode, settingsRefusal } from '@mingdu/shared/catalog/catalog.rules'
import { refusalText } from '@mingdu/shared/kernel/refusals'
import { Form, Input, Switch } from 'antd'
import { useState } from 'react'
import { useMe } from '../../api/session'

export interface PanelProps {
  draft: CatalogSettings
  patch: (change: Partial<CatalogSettings>) => void
  readOnly: boolean
}

/** The steps of a change, and how codes are checked and given. */
export function RulesPanel(props: PanelProps) {
  const { draft, patch, readOnly } = props
  return (
    <section className="panel" aria-label="步骤和编码">
      <div className="panel__h">
        <h2>步骤和编码</h2>
      </div>
      <div className="panel__b catalog-rules">
        <div className="row">
          <Switch
            id="congress"
            checked={draft.congress}
            disabled={readOnly}
            onChange={(congress) => patch({ congress })}
          />
          <label htmlFor="congress">
            清单调整要经人大审议
            <span className="small muted">　在编办审核之后、公布之前</span>
          </label>
        </div>
        <Form layout="vertical" component="div" className="catalog-codes">
          <Pattern {...props} />
          <Numbering {...props} />
        </Form>
      </div>
    </section>
  )
}

/** The rule, and beside it a code to try it with. */
function Pattern({ draft, patch, readOnly }: PanelProps) {
  const [sample, setSample] = useState('')
  const broken = settingsRefusal({ ...draft, numbering: '{seq}' })
  const invalid = broken?.code === 'catalog.pattern' ? broken : null
  return (
    <>
      <Form.Item
        label="编码规则"
        htmlFor="codePattern"
        extra="正则表达式，只检查新编码；留空不检查。如：\d{2}[0-9A-Z]{8}"
        {...(invalid
          ? { validateStatus: 'error' as const, help: refusalText(invalid.code, invalid.details) }
          : {})}
      >
        <Input
          id="codePattern"
          className="catalog-code"
          maxLength={200}
          disabled={readOnly}
          value={draft.codePattern}
          onChange={(e) => patch({ codePattern: e.target.value })}
        />
      </Form.Item>
      <Form.Item
        label="试一个编码"
        htmlFor="sample"
        {...(invalid ? {} : trial(sample, draft))}
        extra="只在这里试，不保存"
      >
        <Input id="sample" maxLength={64} value={sample} onChange={(e) => setSample(e.target.value)} />
      </Form.Item>
    </>
  )
}

function trial(sample: string, { codePattern }: CatalogSettings) {
  if (sample === '') return {}
  if (codePattern === '') return { help: '没有规则，任何编码都可以。' }
  return codeRefusal(sample, { codePattern }) === null
    ? { validateStatus: 'success' as const, help: '符合规则。' }
    : { validateStatus: 'error' as const, help: '不符合规则，提出新增时会被退回。' }
}

function Numbering({ draft, patch, readOnly }: PanelProps) {
  const { today } = useMe()
  const refusal = settingsRefusal({ ...draft, codePattern: '' })
  const invalid = refusal?.code === 'catalog.numbering' ? refusal : null
  const parts = { region: '510000', type: '01', year: Number(today.slice(0, 4)), seq: 1 }
  const first = numberedCode(draft.numbering, parts)
  const misfit = codeRefusalOf(first, draft)
  return (
    <>
      <Form.Item
        label="编号规则"
        htmlFor="numbering"
        extra="可用 {region} 行政区划、{type} 类型、{year} 年份、{seq:5} 五位序号，其他字照写"
        {...(invalid
          ? { validateStatus: 'error' as const, help: refusalText(invalid.code, invalid.details) }
          : {})}
      >
        <Input
          id="numbering"
          className="catalog-code"
          maxLength={100}
          disabled={readOnly}
          value={draft.numbering}
          onChange={(e) => patch({ numbering: e.target.value })}
        />
      </Form.Item>
      <div className="catalog-sample">
        <span className="small muted">行政许可的头两个编码会是</span>
        <span className="mono" role="status">
          {first}　{numberedCode(draft.numbering, { ...parts, seq: 2 })}
        </span>
        {misfit && <span className="field-error">这样的编码不符合上面的编码规则，请改其中一个。</span>}
      </div>
    </>
  )
}

function codeRefusalOf(code: string, draft: CatalogSettings): boolean {
  if (settingsRefusal({ ...draft, numbering: '{seq}' })?.code === 'catalog.pattern') return false
  return codeRefusal(code, draft) !== null
}
