import {
  blankRow,
  bodiesOf,
  errorsOf,
  filledUp,
  SPLIT_ROWS,
  splitErrors,
  weightSum,
  type SplitErrors,
} from '@mingdu/shared/parts/split-rows'
import { useQuery } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { useMemo, useState } from 'react'
import { api } from '../../../api/client.gen'
import type { ApiError } from '../../../api/api-error'
import { useMe } from '../../../api/session'
import { useWrite } from '../../../api/use-write'
import { deadlineText } from '../../../components/dates'
import { Drawer } from '../../../components/drawer'
import { ListEditor } from '../../../components/list-editor'
import { Refusal } from '../../../components/states'
import { useToast } from '../../../components/toast'
import { SplitCheck } from './split-check'
import { useSplitDraft } from './split-draft'
import { SplitContext, type SplitTask } from './split-frame'
import { SplitRowFields } from './split-row'
import './split.css'

interface SplitFormProps {
  task: SplitTask
  kicker: string
  onDone: () => void
}

/** 分解: rows are filled in, looked over once, and sent; what is wrong stands at its row and field. */
export function SplitForm({ task, kicker, onDone }: SplitFormProps) {
  const me = useMe()
  const toast = useToast()
  const orgs = useOrgsBelow(task.org.id)
  const draft = useSplitDraft(me.id, task.id, task.org.id)
  const [checking, setChecking] = useState(false)
  const [errors, setErrors] = useState<SplitErrors>({})
  const [refused, setRefused] = useState<ApiError | null>(null)
  const frame = useMemo(() => ({ task, orgs }), [task, orgs])
  const split = useWrite((children: ReturnType<typeof bodiesOf>, idempotencyKey) =>
    api.decompose.split({
      params: { id: task.id },
      body: { version: task.version, children },
      idempotencyKey,
    }),
  )
  const check = () => {
    const isWithin = (id: string) => orgs.some(({ value }) => value === id)
    const found = splitErrors(draft.rows, task, { today: me.today, isWithin })
    setErrors(found)
    setRefused(null)
    setChecking(Object.keys(found).length === 0)
  }
  const send = () =>
    split.mutate(bodiesOf(draft.rows), {
      onSuccess: () => {
        draft.finish()
        toast(`已分解为 ${draft.rows.length} 项，已通知承办人和督查员`)
        onDone()
      },
      onError: (error) => {
        const found = errorsOf(error)
        const placed = Object.keys(found).length > 0
        setErrors(found)
        setRefused(placed ? null : error)
        setChecking(!placed)
      },
    })
  const footer = checking ? (
    <>
      <Button type="primary" loading={split.isPending} onClick={send}>
        发出分解
      </Button>
      <Button onClick={() => setChecking(false)}>返回修改</Button>
    </>
  ) : (
    <>
      <Button type="primary" onClick={check}>
        核对
      </Button>
      <Button onClick={onDone}>先不分解</Button>
    </>
  )
  return (
    <Drawer title={`分解：${task.title}`} kicker={kicker} onClose={onDone} footer={footer} wide>
      {checking ? (
        <SplitCheck task={task} rows={draft.rows} orgs={orgs} />
      ) : (
        <SplitContext.Provider value={frame}>
          <Rows task={task} draft={draft} errors={errors} />
        </SplitContext.Provider>
      )}
      <Refusal error={refused} />
    </Drawer>
  )
}

interface RowsProps {
  task: SplitTask
  draft: ReturnType<typeof useSplitDraft>
  errors: SplitErrors
}

function Rows({ task, draft, errors }: RowsProps) {
  const sum = weightSum(draft.rows)
  const due = task.clock.due
  return (
    <Form layout="vertical" component="div">
      <p className="note" style={{ marginBottom: 16 }}>
        分给{task.org.name}和它的下属单位。本任务的限期{due && `（${deadlineText(due)}）`}和权重不变。Alt+↑ 和
        Alt+↓ 调整先后。
      </p>
      {draft.restored && (
        <p className="note note--blue" style={{ marginBottom: 16 }}>
          已恢复上次没有发出的内容。
          <button type="button" className="link-button" onClick={draft.discard}>
            清空重填
          </button>
        </p>
      )}
      <ListEditor
        name="子任务"
        path="children"
        items={draft.rows}
        onChange={draft.change}
        blank={() => blankRow(task.org.id)}
        max={SPLIT_ROWS.most}
        errorAt={(path) => errors[path]}
        Row={SplitRowFields}
      />
      <div className="between split-sum num" role="status">
        <span className={sum === 100 ? 'muted' : 'split-sum__off'}>权重合计 {sum}，应为 100</span>
        <Button disabled={sum === 100} onClick={() => draft.change(filledUp)}>
          按比例凑足 100
        </Button>
      </div>
      {errors['children'] !== undefined && (
        <p className="note note--red" role="alert">
          {errors['children']}
        </p>
      )}
    </Form>
  )
}

/** The lead org and those below it that are in use, in the order of the tree. */
function useOrgsBelow(orgId: string) {
  const orgs = useQuery({ queryKey: ['orgs'], queryFn: () => api.orgs.tree(), staleTime: 300_000 })
  return useMemo(
    () =>
      (orgs.data?.items ?? [])
        .filter((org) => org.status === 'active' && (org.id === orgId || org.path.includes(orgId)))
        .map((org) => ({ value: org.id, label: org.name })),
    [orgs.data, orgId],
  )
}
