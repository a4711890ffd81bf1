import type { Bulletin } from '@mingdu/shared/bulletins/bulletins.schema'
import { BULLETIN_TEXTS, type BulletinText } from '@mingdu/shared/bulletins/bulletins.states'
import { Button, Form, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { Refusal } from '../../components/states'
import { UnsavedGuard } from '../../components/unsaved-guard'

const PAUSE_MS = 2000
const KEYS = Object.keys(BULLETIN_TEXTS) as BulletinText[]
const HINTS: Record<BulletinText, string> = {
  lead: '系统按数字写好，可以改',
  good: '可不填，不填就不印',
  problems: '系统按超期和等待写好，可以改；不填就不印',
  next: '可不填，不填就不印',
}

type Words = Pick<Bulletin, 'title' | 'texts'>

interface EditorProps {
  bulletin: Bulletin
  onUnsaved: (unsaved: boolean) => void
}

/** What a supervisor writes: saved by itself when the pen rests. */
export function BulletinEditor({ bulletin, onUnsaved }: EditorProps) {
  const [words, setWords] = useState<Words>(() => wordsOf(bulletin))
  const [saved, setSaved] = useState<Words>(words)
  const version = useRef(bulletin.version)
  const unsaved = !isSame(words, saved)
  const { mutate, isPending, error } = useWrite((body: Words & { version: number }, idempotencyKey) =>
    api.bulletins.edit({ params: { id: bulletin.id }, body, idempotencyKey }),
  )
  useEffect(() => onUnsaved(unsaved), [onUnsaved, unsaved])
  useEffect(() => () => onUnsaved(false), [onUnsaved])
  useEffect(() => {
    // changed by another act or another person: taken over unless something is being written over it
    if (bulletin.version <= version.current || unsaved) return
    version.current = bulletin.version
    setWords(wordsOf(bulletin))
    setSaved(wordsOf(bulletin))
  }, [bulletin, unsaved])
  // what was refused is not sent again by itself: it waits for another word, or for 再存一次
  const [refused, setRefused] = useState<Words | null>(null)
  useEffect(() => {
    if (!unsaved || isPending || words === refused) return
    const timer = setTimeout(
      () =>
        mutate(
          { version: version.current, ...words },
          {
            onSuccess: (after) => {
              version.current = after.version
              setSaved(words)
            },
            onError: () => setRefused(words),
          },
        ),
      PAUSE_MS,
    )
    return () => clearTimeout(timer)
  }, [words, unsaved, isPending, refused, mutate])
  const write = (key: BulletinText, text: string) =>
    setWords((before) => ({ ...before, texts: { ...before.texts, [key]: text } }))
  return (
    <Form layout="vertical" component="div">
      <Form.Item label="标题" htmlFor="bulletin-title">
        <Input
          id="bulletin-title"
          maxLength={100}
          value={words.title}
          onChange={(e) => setWords((before) => ({ ...before, title: e.target.value }))}
        />
      </Form.Item>
      {KEYS.map((key) => (
        <Form.Item key={key} label={BULLETIN_TEXTS[key]} htmlFor={`bulletin-${key}`} extra={HINTS[key]}>
          <Input.TextArea
            id={`bulletin-${key}`}
            autoSize={{ minRows: 4, maxRows: 14 }}
            maxLength={4000}
            value={words.texts[key]}
            onChange={(e) => write(key, e.target.value)}
          />
        </Form.Item>
      ))}
      <p className="small muted" role="status">
        {statusText(unsaved, isPending, words === refused)}
      </p>
      <Refusal error={error} />
      {unsaved && words === refused && <Button onClick={() => setRefused(null)}>再存一次</Button>}
      <UnsavedGuard dirty={unsaved} />
    </Form>
  )
}

function statusText(unsaved: boolean, saving: boolean, refused: boolean): string {
  if (!unsaved) return '已保存'
  if (saving) return '正在保存…'
  return refused ? '没有保存' : '停笔后自动保存'
}

function wordsOf({ title, texts }: Bulletin): Words {
  return { title, texts }
}

function isSame(a: Words, b: Words): boolean {
  return a.title === b.title && KEYS.every((key) => a.texts[key] === b.texts[key])
}
