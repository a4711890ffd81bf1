import type { Check } from '@mingdu/shared/monitoring/monitoring.schema'
import { checkResult, fillRefusal, type CheckAnswers } from '@mingdu/shared/monitoring/checks.rules'
import {
  CHECK_ANSWERS,
  CHECK_ITEMS,
  CHECK_STATES,
  type CheckAnswer,
  type CheckItem,
} from '@mingdu/shared/monitoring/monitoring.states'
import { refusalText } from '@mingdu/shared/kernel/refusals'
import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { useToast } from '../../components/toast'
import { UnsavedGuard } from '../../components/unsaved-guard'

const ITEMS = Object.keys(CHECK_ITEMS) as CheckItem[]
const ANSWERS = optionsOf(CHECK_ANSWERS)
type CardChoice = 'none' | 'notice' | 'yellow'
const CARDS = optionsOf({ none: '不提请', notice: '提请提示', yellow: '提请黄牌' })

/** The checklist, item by item; handed in once. */
export function CheckForm({ check }: { check: Check }) {
  const { org } = useMe()
  const [answers, setAnswers] = useState<CheckAnswers>({})
  const [note, setNote] = useState('')
  const [card, setCard] = useState<CardChoice>('none')
  const [asking, setAsking] = useState(false)
  const toast = useToast()
  const fill = useWrite(
    (body: { version: number; answers: CheckAnswers; note: string; card: 'notice' | 'yellow' | null }, key) =>
      api.monitoring.fill({ params: { id: check.id }, body, idempotencyKey: key }),
    { onDone: () => toast('检查结果已记下') },
  )
  const refusal = fillRefusal({ state: check.state, orgId: check.org.id }, answers, { orgId: org.id })
  const result = checkResult(answers)
  const mayCard = check.case !== null && result === 'problems'
  const wanted = mayCard && card !== 'none' ? card : null
  const set = (item: CheckItem, change: Partial<{ answer: CheckAnswer; note: string }>) =>
    setAnswers((old) => ({ ...old, [item]: { answer: 'good', note: '', ...old[item], ...change } }))
  return (
    <div className="stack">
      {ITEMS.map((item) => (
        <fieldset key={item} className="monitoring__answers">
          <legend>{CHECK_ITEMS[item]}</legend>
          <Radio.Group
            aria-label={CHECK_ITEMS[item]}
            options={ANSWERS}
            value={answers[item]?.answer ?? null}
            onChange={(e) => set(item, { answer: e.target.value as CheckAnswer })}
          />
          {answers[item]?.answer === 'bad' && (
            <Input
              aria-label={`${CHECK_ITEMS[item]}：哪里不符合`}
              placeholder="哪里不符合"
              maxLength={500}
              value={answers[item].note}
              onChange={(e) => set(item, { note: e.target.value })}
            />
          )}
        </fieldset>
      ))}
      <Input.TextArea
        aria-label="说明"
        rows={3}
        maxLength={1000}
        showCount
        placeholder="说明（可不填）"
        value={note}
        onChange={(e) => setNote(e.target.value)}
      />
      {mayCard && (
        <Radio.Group
          aria-label="提请发牌"
          options={CARDS}
          value={card}
          onChange={(e) => setCard(e.target.value as CardChoice)}
        />
      )}
      {refusal && <p className="muted">{refusalText(refusal.code, refusal.details)}</p>}
      <div>
        <Button type="primary" disabled={refusal !== null} onClick={() => setAsking(true)}>
          提交检查结果
        </Button>
      </div>
      {asking && (
        <ConfirmDialog
          title="提交检查结果"
          okText="提交"
          busy={fill.isPending}
          error={fill.error}
          onOk={() => fill.mutate({ version: check.version, answers, note: note.trim(), card: wanted })}
          onCancel={() => setAsking(false)}
        >
          <p>
            结果记为“{CHECK_STATES[result]}”{wanted && '，并就这件办件提请发牌'}。只能提交一次，不能再改。
          </p>
        </ConfirmDialog>
      )}
      <UnsavedGuard dirty={Object.keys(answers).length > 0 && !fill.isSuccess} />
    </div>
  )
}

function optionsOf<K extends string>(table: Record<K, string>) {
  return Object.entries<string>(table).map(([value, label]) => ({ value, label }))
}
