import { Checkbox } from 'antd'
import type { ErrorAt } from '../../../components/list-editor'
import { AreaField, FieldError, LineField } from '../../../components/text-fields'
import type { BlockPatch, DraftBlock } from './article-draft'
import { NamedUpload } from './named-upload'
import type { MarkBusy } from './use-busy'

interface BlockFieldsProps {
  block: DraftBlock
  patch: (patch: BlockPatch) => void
  errorAt: ErrorAt
  onBusy: MarkBusy
}

/** What is filled in of a block of its kind. */
export function BlockFields(props: BlockFieldsProps) {
  const { block, patch, errorAt } = props
  const text = (label: string, maxLength: number) => ({
    ...{ label, maxLength, value: block.text, error: errorAt('text') },
    onChange: (value: string) => patch(() => ({ text: value })),
  })
  switch (block.kind) {
    case 'heading':
      return <LineField {...text('小标题', 60)} />
    case 'paragraph':
      return <AreaField {...text('段落', 2000)} />
    case 'list':
      return (
        <>
          <AreaField {...text('列表，一行一条', 9000)} />
          <Checkbox checked={block.ordered} onChange={(e) => patch(() => ({ ordered: e.target.checked }))}>
            编号 1、2、3
          </Checkbox>
        </>
      )
    case 'quote':
      return (
        <>
          <AreaField {...text('引用的话', 1000)} />
          <LineField
            label="出处（可不填）"
            maxLength={100}
            value={block.source}
            error={errorAt('source')}
            onChange={(source) => patch(() => ({ source }))}
          />
        </>
      )
    case 'link':
      return (
        <>
          <LineField {...text('链接的文字', 100)} />
          <LineField
            label="网址，以 https:// 开头"
            maxLength={500}
            value={block.url}
            error={errorAt('url')}
            onChange={(url) => patch(() => ({ url }))}
          />
        </>
      )
    case 'picture':
    case 'video':
      return <MediaFields {...props} kind={block.kind} />
  }
}

function MediaFields({
  block,
  patch,
  errorAt,
  onBusy,
  kind,
}: BlockFieldsProps & { kind: 'picture' | 'video' }) {
  const isPicture = kind === 'picture'
  return (
    <>
      <NamedUpload
        name={block.key}
        kind={isPicture ? 'photo' : 'video'}
        label={isPicture ? '选图片' : '选视频'}
        max={1}
        value={block.files}
        onChange={(update) => patch((old) => ({ files: update(old.files) }))}
        onBusy={onBusy}
      />
      <FieldError text={errorAt('files')} />
      <LineField
        label={isPicture ? '图片说明，读屏时念给看不见的人' : '视频说明'}
        maxLength={100}
        value={block.text}
        error={errorAt('text')}
        onChange={(text) => patch(() => ({ text }))}
      />
    </>
  )
}
