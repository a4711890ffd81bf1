import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useWrite } from '../../../api/use-write'
import { ErrorState, Refusal, SkeletonLines } from '../../../components/states'
import { useToast } from '../../../components/toast'

const LEAST = 2

/** The pads of this unit with their codes, and how another is registered. */
export function PadPanel() {
  const read = useQuery({ queryKey: ['pads', 'list'], queryFn: () => api.pads.list({}) })
  return (
    <section aria-label="窗口评价器">
      <h3 className="sub-h">窗口评价器</h3>
      {read.isError ? (
        <ErrorState error={read.error} retry={() => void read.refetch()} />
      ) : !read.data ? (
        <SkeletonLines lines={2} />
      ) : read.data.items.length === 0 ? (
        <p className="muted">
          还没有登记。登记后得到一个代码，在评价器上打开本系统手机网页的“窗口评价”，输入代码。
        </p>
      ) : (
        <dl className="facts num">
          {read.data.items.map(({ id, name, code }) => (
            <Pad key={id} name={name} code={code} />
          ))}
        </dl>
      )}
      <NewPad />
    </section>
  )
}

function Pad({ name, code }: { name: string; code: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        代码 {code}{' '}
        <a href={`/#/features/ratings/pad/index?code=${code}`} target="_blank" rel="noreferrer">
          打开
        </a>
      </dd>
    </>
  )
}

function NewPad() {
  const [name, setName] = useState('')
  const toast = useToast()
  const create = useWrite(
    (text: string, idempotencyKey) => api.pads.create({ body: { name: text }, idempotencyKey }),
    {
      onDone: () => {
        toast('已登记')
        setName('')
      },
    },
  )
  return (
    <form
      className="row row--wrap rating-acts"
      onSubmit={(event) => {
        event.preventDefault()
        create.mutate(name.trim())
      }}
    >
      <Input
        aria-label="窗口名称"
        placeholder="窗口名称，例如 3 号窗口"
        value={name}
        maxLength={40}
        style={{ maxWidth: 240 }}
        onChange={(e) => setName(e.target.value)}
      />
      <Button htmlType="submit" loading={create.isPending} disabled={name.trim().length < LEAST}>
        登记评价器
      </Button>
      <Refusal error={create.error} />
    </form>
  )
}
