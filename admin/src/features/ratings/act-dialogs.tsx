import type { RatingRecord } from '@mingdu/shared/ratings/ratings.schema'
import {
  APPEAL_RULINGS,
  RECTIFICATION_OUTCOMES,
  type AppealRuling,
  type RectificationOutcome,
} from '@mingdu/shared/ratings/ratings.states'
import { Radio } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { DateField } from '../../components/date-field'
import { NoteDialog } from './note-dialog'

interface DialogProps {
  rating: RatingRecord
  onClose: () => void
}

const optionsOf = (table: Record<string, string>) =>
  Object.entries(table).map(([value, label]) => ({ value, label }))
const REACHED = [
  { value: true, label: '已联系上' },
  { value: false, label: '没有联系上' },
]

export function ContactDialog({ rating, onClose }: DialogProps) {
  const [reached, setReached] = useState<boolean | null>(null)
  const { id, version } = rating
  return (
    <NoteDialog
      title="记录回访"
      okText="记下"
      done="已记下"
      label="回访情况"
      hint="对方说了什么；被评单位看不到这段话。三次没有联系上，转入核实。"
      ready={reached !== null}
      act={(note, idempotencyKey) =>
        api.rectifications.contact({
          params: { id },
          body: { version, reached: reached === true, note },
          idempotencyKey,
        })
      }
      onClose={onClose}
    >
      <Radio.Group
        aria-label="联系上了没有"
        options={REACHED}
        value={reached}
        onChange={(e) => setReached(e.target.value as boolean)}
      />
    </NoteDialog>
  )
}

export function VerifyDialog({ rating, onClose }: DialogProps) {
  const { today } = useMe()
  const [outcome, setOutcome] = useState<RectificationOutcome | null>(null)
  const [until, setUntil] = useState<string | null>(null)
  const { id, version, rectification } = rating
  const last = rectification?.rectifyDue
  return (
    <NoteDialog
      title="核实差评"
      okText="核实"
      done="已核实，转被评单位整改"
      label="核实情况"
      hint="查到了什么；被评单位看得到，请不要写评价人是谁。"
      ready={outcome !== null && (outcome !== 'limited' || until !== null)}
      act={(note, idempotencyKey) =>
        api.rectifications.verify({
          params: { id },
          body: {
            version,
            outcome: outcome ?? 'immediate',
            until: outcome === 'limited' ? until : null,
            note,
          },
          idempotencyKey,
        })
      }
      onClose={onClose}
    >
      <Radio.Group
        aria-label="整改方式"
        options={optionsOf(RECTIFICATION_OUTCOMES)}
        value={outcome}
        onChange={(e) => setOutcome(e.target.value as RectificationOutcome)}
      />
      {outcome === 'limited' && (
        <DateField
          label="整改到哪一天"
          value={until}
          onChange={setUntil}
          min={today}
          {...(last === undefined ? {} : { max: last })}
        />
      )}
    </NoteDialog>
  )
}

export function RectifyDialog({ rating, onClose }: DialogProps) {
  const { id, version } = rating
  return (
    <NoteDialog
      title="报送整改"
      okText="报送"
      done="已报送，评价人可以再次评价"
      label="整改情况"
      hint="改了什么；评价人看得到，也会公开，请不要写个人信息。报送后不能再改。"
      act={(note, idempotencyKey) =>
        api.rectifications.rectify({ params: { id }, body: { version, note }, idempotencyKey })
      }
      onClose={onClose}
    />
  )
}

export function AppealDialog({ rating, onClose }: DialogProps) {
  const { id, version } = rating
  return (
    <NoteDialog
      title="对差评申诉"
      okText="申诉"
      done="已申诉，等监察人员复核"
      label="申诉理由"
      hint="为什么是恶意或误评，有什么依据。只能申诉一次，整改期限照常计算。"
      act={(note, idempotencyKey) =>
        api.rectifications.appeal({ params: { id }, body: { version, note }, idempotencyKey })
      }
      onClose={onClose}
    />
  )
}

export function JudgeDialog({ rating, onClose }: DialogProps) {
  const [ruling, setRuling] = useState<AppealRuling | null>(null)
  const { id, version, rectification } = rating
  return (
    <NoteDialog
      title="复核申诉"
      okText="作出复核结果"
      done="已复核"
      label="复核理由"
      hint="申诉成立的，这条评价不予采信，不计入满意率；不成立的，接着整改。作出后不能再改。"
      ready={ruling !== null}
      act={(note, idempotencyKey) =>
        api.rectifications.judge({
          params: { id },
          body: { version, ruling: ruling ?? 'rejected', note },
          idempotencyKey,
        })
      }
      onClose={onClose}
    >
      {rectification?.appeal && <p className="prewrap">申诉理由：{rectification.appeal.note}</p>}
      <Radio.Group
        aria-label="复核结果"
        options={optionsOf(APPEAL_RULINGS)}
        value={ruling}
        onChange={(e) => setRuling(e.target.value as AppealRuling)}
      />
    </NoteDialog>
  )
}
