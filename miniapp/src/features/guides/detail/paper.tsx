import { View } from '@tarojs/components'
import type { PublicGuide } from '@mingdu/shared/guides/guides.schema'
import type { Selection } from '@mingdu/shared/guides/scenario.rules'
import { ActionBar } from '../../../components/action-bar/action-bar'
import { Refusal } from '../../../components/notice/refusal'
import { Sheet } from '../../../components/sheet/sheet'
import { Button } from '../../../components/tap/button'
import { open as openPage, PAGES } from '../../../platform/navigate'
import { usePaper } from './use-paper'

/** Powers nobody applies for any longer. */
const CLOSED: readonly string[] = ['cancelled', 'handedDown']

interface PaperBarProps {
  guide: PublicGuide
  selection: Selection
  answers: Record<string, string>
}

/** The acts of the page: applying from here, or taking the paper along. */
export function PaperBar({ guide, selection, answers }: PaperBarProps) {
  const onTheWay = Object.fromEntries(
    selection.trail.map(({ question, option }) => [question.key, option.key]),
  )
  const given = Object.keys(onTheWay).length > 0 ? onTheWay : answers
  const { paper, error, busy, unopened, print, show, close } = usePaper(guide.id, given)
  const open = guide.state === 'published' && !CLOSED.includes(guide.power.state) && selection.stop === ''
  const why = selection.ask ? '答完上面的问题，就能拿到按您的情形写的告知书。' : whereText(guide)
  return (
    <>
      {error && <Refusal className="paper-error" error={error} today={null} />}
      <ActionBar note={why}>
        {open && (
          <Button
            className="guide-apply"
            text="在线申请"
            onTap={() => openPage(PAGES.apply, { guide: guide.id })}
          />
        )}
        <Button
          className="paper-print"
          kind={open ? 'link' : 'main'}
          text="打印一次性告知书"
          disabled={selection.ask !== null || selection.stop !== ''}
          busy={busy}
          onTap={print}
        />
      </ActionBar>
      {paper && (
        <Sheet title="一次性告知书" yes="打开 PDF" no="关闭" onYes={() => show('pdf')} onNo={close}>
          <View className="paper-no">
            编号 {paper.no}，按第 {paper.guideNo} 版指南写成。打开后可以保存、转发或打印，一小时内有效。
          </View>
          <Button className="paper-word" kind="link" text="打开 Word" onTap={() => show('docx')} />
          {unopened && <View className="paper-problem">没有打开。请检查网络，再点一次。</View>}
        </Sheet>
      )}
    </>
  )
}

function whereText({ content: { places } }: PublicGuide): string {
  const [first] = places
  if (!first) return '也可以带齐材料到承办部门办理。'
  const counter = first.window ? ` ${first.window}` : ''
  return `也可以带齐材料到${first.name}${counter}办理。`
}
