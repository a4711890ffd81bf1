import { CLUE_KINDS, type ClueKind } from '@mingdu/shared/clues/clues.states'
import { ActionBar } from '../../../components/action-bar/action-bar'
import { savedText } from '../../../components/draft/saved-text'
import { Field } from '../../../components/field/field'
import { LineField, TextField } from '../../../components/field/text-field'
import { Refusal } from '../../../components/notice/refusal'
import { Notice } from '../../../components/notice/notice'
import { Pills } from '../../../components/pills/pills'
import { Button } from '../../../components/tap/button'
import { ClueFiles } from './clue-files'
import { keptDraft, PERSONS_MOST, TEXT_MOST } from './clue-draft'
import { IdentityField } from './identity-field'
import { OrgsField } from './orgs-field'
import { PlaceField } from './place-field'
import type { ClueForm } from './use-clue'

const KINDS = (Object.keys(CLUE_KINDS) as ClueKind[]).map((key) => ({ key, text: CLUE_KINDS[key] }))

/** Everything that is asked, on one page. */
export function ClueFormPage({ form }: { form: ClueForm }) {
  const { draft, edit, full, problems, error, leaveForm } = form
  const wrong = Object.values(problems)[0]
  return (
    <>
      {error && <Refusal className="clue-error" error={error} today={null} />}
      {wrong !== undefined && (
        <Notice className="clue-wrong" tone="red">
          还不能提交：{wrong}。
        </Notice>
      )}
      <IdentityField form={form} />
      <Field className="clue-kind-field" label="哪一类" error={problems.kind ?? null}>
        <Pills<ClueKind | ''>
          className="clue-kind"
          label="哪一类"
          pills={KINDS}
          value={draft.kind ?? ''}
          onChange={(kind) => edit({ kind: kind === '' ? null : kind })}
        />
      </Field>
      <Field
        className="clue-text-field"
        label="什么事"
        hint="写清时间、经过和您的要求。请勿写涉密内容，也不要写别人的身份证号、银行卡号。"
        error={problems.text ?? null}
      >
        <TextField
          className="clue-text"
          label="什么事"
          value={draft.text}
          most={TEXT_MOST}
          onChange={(text) => edit({ text })}
        />
      </Field>
      <PlaceField form={form} />
      <ClueFiles
        files={draft.files}
        error={problems.files ?? null}
        onChange={(next) => edit((now) => ({ files: next(now.files) }))}
      />
      <OrgsField form={form} />
      <Field
        className="clue-persons-field"
        label="涉及人员（可以不填）"
        hint="写姓名、职务或别的能认出来的话。与之有关的人不会办这条线索。"
        error={problems.persons ?? null}
      >
        <LineField
          className="clue-persons"
          label="涉及人员"
          value={draft.persons}
          most={PERSONS_MOST}
          onChange={(persons) => edit({ persons })}
        />
      </Field>
      <ActionBar note={noteText(form, full)}>
        <Button className="clue-next" text="下一步，核对" onTap={leaveForm} />
      </ActionBar>
    </>
  )
}

function noteText({ draft }: ClueForm, full: boolean): string {
  if (draft.identity === null) return '选定身份前，填写的内容不存在手机上'
  return keptDraft(draft) ? savedText(draft.savedAt, full) : '匿名填写的内容不存在手机上，离开就没有了'
}
