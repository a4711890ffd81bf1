import type { Consultation } from '@mingdu/shared/consultations/consultations.api'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { Refusal } from '../../components/states'
import { useToast } from '../../components/toast'
import { EntryDialog } from './entry-dialog'
import { TransferDialog } from './transfer-dialog'

type Dialog = 'transfer' | 'close' | 'entry'

/** What may be done with a 咨询 besides saying something. */
export function ConsultationActs({ one }: { one: Consultation }) {
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const { allowedActions, useful } = one
  const can = useCan()
  const toast = useToast()
  const at = { id: one.id, version: one.version }
  const take = useWrite(({ id, version }: typeof at, idempotencyKey) =>
    api.consultations.take({ params: { id }, body: { version }, idempotencyKey }),
  )
  const rate = useWrite(({ useful: said, id, version }: typeof at & { useful: boolean }, idempotencyKey) =>
    api.consultations.rate({ params: { id }, body: { version, useful: said }, idempotencyKey }),
  )
  const collects = can('knowledge.write') && one.posts.some(({ side }) => side === 'office')
  const close = () => setDialog(null)
  return (
    <div className="row row--wrap">
      {allowedActions.includes('take') && (
        <Button
          loading={take.isPending}
          onClick={() => take.mutate(at, { onSuccess: () => toast('已接办，由您答复') })}
        >
          接办
        </Button>
      )}
      {allowedActions.includes('transfer') && <Button onClick={() => setDialog('transfer')}>转办</Button>}
      {allowedActions.includes('close') && <Button onClick={() => setDialog('close')}>结束咨询</Button>}
      {allowedActions.includes('rate') &&
        ([true, false] as const).map((said) => (
          <Button
            key={String(said)}
            type={useful === said ? 'primary' : 'default'}
            aria-pressed={useful === said}
            disabled={rate.isPending}
            onClick={() => rate.mutate({ ...at, useful: said }, { onSuccess: () => toast('已评价') })}
          >
            {said ? '答复有用' : '答复没用'}
          </Button>
        ))}
      {!allowedActions.includes('rate') && useful !== null && (
        <span className="muted">提问人觉得答复{useful ? '有用' : '没用'}</span>
      )}
      {collects && <Button onClick={() => setDialog('entry')}>整理成知识库条目</Button>}
      <Refusal error={take.error ?? rate.error} />
      {dialog === 'transfer' && <TransferDialog one={one} onClose={close} />}
      {dialog === 'close' && <CloseDialog one={one} onClose={close} />}
      {dialog === 'entry' && <EntryDialog start={startOf(one)} onClose={close} onDone={close} />}
    </div>
  )
}

const QUESTION_MOST = 200

/** An entry begins with what was asked first and answered last. */
function startOf({ id, topic, question, posts }: Consultation) {
  const answer = posts.filter(({ side }) => side === 'office').at(-1)?.text ?? ''
  return {
    consultationId: id,
    ...{ topic: topic.key, question: [...question].slice(0, QUESTION_MOST).join(''), answer, basis: '' },
  }
}

function CloseDialog({ one: { id, version }, onClose }: { one: Consultation; onClose: () => void }) {
  const toast = useToast()
  const write = useWrite((_: null, idempotencyKey) =>
    api.consultations.close({ params: { id }, body: { version }, idempotencyKey }),
  )
  return (
    <ConfirmDialog
      title="结束这次咨询"
      okText="结束"
      busy={write.isPending}
      error={write.error}
      onOk={() =>
        write.mutate(null, {
          onSuccess: () => {
            toast('已结束')
            onClose()
          },
        })
      }
      onCancel={onClose}
    >
      <p>结束后督查不再答复。以后还有疑问，可以在这里追问，重新打开。</p>
    </ConfirmDialog>
  )
}
