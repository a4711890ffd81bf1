import { CLUE_IDENTITIES, CLUE_KINDS } from '@mingdu/shared/clues/clues.states'
import { View } from '@tarojs/components'
import { api } from '../../../api/client.gen'
import { useRecord } from '../../../api/use-record'
import { ActionBar } from '../../../components/action-bar/action-bar'
import { Facts } from '../../../components/facts/facts'
import { Refusal } from '../../../components/notice/refusal'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'
import { Button } from '../../../components/tap/button'
import { open, PAGES } from '../../../platform/navigate'
import type { ClueDraft } from './clue-draft'
import { SimilarClues } from './similar'
import type { ClueForm } from './use-clue'

/** The answers once more, before they go. */
export function CheckClue({ form }: { form: ClueForm }) {
  const { draft, error, busy, goTo, submit } = form
  const orgs = useRecord(() => api.clueIntake.orgs(), 'clue-orgs').data?.items ?? []
  const names = orgs.filter(({ id }) => draft.orgIds.includes(id)).map(({ name }) => name)
  return (
    <>
      <SimilarClues form={form} />
      <Section className="clue-check">
        <View className="clue-check__t" {...heading(1)}>
          请核对，提交后不能修改
        </View>
        <Facts className="clue-check-facts" facts={factsOf(draft, names)} />
        <Button className="clue-revise" kind="link" text="返回修改" onTap={() => goTo('form')} />
      </Section>
      {error && <Refusal className="clue-error" error={error} today={null} />}
      {error?.code === 'clue.unverified' && (
        <Button
          className="clue-verify"
          kind="plain"
          text="去实名认证"
          onTap={() => open(PAGES.identity, { from: PAGES.writeClue })}
        />
      )}
      <ActionBar
        note={
          draft.identity === 'anonymous' ? '提交后这台手机上什么也不留' : '提交后可以在“我的线索”里看进度'
        }
      >
        <Button className="clue-submit" text="提交线索" busy={busy} onTap={submit} />
      </ActionBar>
    </>
  )
}

function factsOf(draft: ClueDraft, orgs: readonly string[]): readonly (readonly [string, string])[] {
  const { kind, identity, text, place, point, persons, files } = draft
  return [
    ['身份', identity === null ? '' : CLUE_IDENTITIES[identity]],
    ['类别', kind === null ? '' : CLUE_KINDS[kind]],
    ['什么事', text.trim()],
    ['地点', [place.trim(), point ? '附手机定位' : ''].filter(Boolean).join('，')],
    ['照片和视频', files.length === 0 ? '' : `${files.length} 个`],
    ['涉及单位', orgs.join('、') || (draft.orgIds.length > 0 ? `${draft.orgIds.length} 个` : '')],
    ['涉及人员', persons.trim()],
  ]
}
