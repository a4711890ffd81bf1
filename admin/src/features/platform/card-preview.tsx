import { CHANNELS } from '@mingdu/shared/messages/messages.states'
import type { TemplateRow } from '@mingdu/shared/templates/templates.api'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { api } from '../../api/client.gen'
import { Icon, Logo } from '../../components/icon'
import { ErrorState, SkeletonLines } from '../../components/states'

type Preview = Awaited<ReturnType<typeof api.templates.preview>>

interface Sample {
  no: string
  title: string
  sender: string
}

const TEXTS = [
  { name: 'no', label: '编号', max: 60, example: '演督〔2026〕37号-2.1' },
  { name: 'title', label: '任务名称', max: 200, example: '清水河段“四乱”问题整改清零' },
  { name: 'sender', label: '派单单位', max: 60, example: '演示区督查室' },
] as const

const TYPING_PAUSE_MS = 300

/** The card as the phone will show it, with texts to try: what is cut off, and which field WeChat would refuse. */
export function CardPreview({ row }: { row: TemplateRow }) {
  const [sample, setSample] = useState<Sample>({ no: '', title: '', sender: '' })
  const asked = usePause(sample)
  const preview = useQuery({
    queryKey: ['templates', 'preview', row.key, asked],
    queryFn: () => api.templates.preview({ params: { key: row.key }, query: asked }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <div className="preview__texts">
        {TEXTS.map(({ name, label, max, example }) => (
          <label key={name}>
            <span className="small muted">{label}</span>
            <Input
              maxLength={max}
              placeholder={example}
              value={sample[name]}
              onChange={(e) => setSample({ ...sample, [name]: e.target.value })}
            />
          </label>
        ))}
      </div>
      {preview.isPending && <SkeletonLines lines={5} />}
      {preview.isError && <ErrorState error={preview.error} retry={() => void preview.refetch()} />}
      {preview.data && <Phone preview={preview.data} channel={CHANNELS[row.channel]} />}
    </>
  )
}

/** What was typed, once typing pauses; what is empty is left to the server's example. */
function usePause(sample: Sample): Partial<Sample> {
  const [asked, setAsked] = useState<Partial<Sample>>({})
  useEffect(() => {
    const timer = setTimeout(
      () => setAsked(Object.fromEntries(Object.entries(sample).filter(([, text]) => text.trim() !== ''))),
      TYPING_PAUSE_MS,
    )
    return () => clearTimeout(timer)
  }, [sample])
  return asked
}

function Phone({ preview: { title, rows, fault }, channel }: { preview: Preview; channel: string }) {
  const clipped = rows.filter((row) => row.clipped).map((row) => row.label)
  const refused = rows.find((row) => row.key === fault)
  return (
    <>
      <div className="phone-card" role="img" aria-label={`卡片预览：${title}`}>
        <div className="phone-card__in">
          <div className="phone-card__from">
            <Logo />
            明督督查 · {channel}
          </div>
          <div className="phone-card__t">{title}</div>
          <dl className="num">
            {rows.map((row) => (
              <PhoneRow key={row.key} row={row} refused={row.key === fault} />
            ))}
          </dl>
          <div className="phone-card__more">
            查看详情
            <Icon name="right" small />
          </div>
        </div>
      </div>
      {fault !== null && (
        <p className="note note--red small" role="alert">
          “{refused?.label ?? fault}”不合微信的字段规则，这样的卡片会被拒收，系统不会发出。
        </p>
      )}
      <p className="small muted preview__note" role="status">
        {clipped.length > 0
          ? `${clipped.join('、')}太长，已按微信的字数截断；点开任务能看到全文。`
          : '各字段都没有超长。'}
      </p>
    </>
  )
}

function PhoneRow({
  row: { label, value, clipped },
  refused,
}: {
  row: Preview['rows'][number]
  refused: boolean
}) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {value}
        {clipped && <span className="tag preview__mark">已截断</span>}
        {refused && <span className="tag tag--red preview__mark">会被拒收</span>}
      </dd>
    </>
  )
}
