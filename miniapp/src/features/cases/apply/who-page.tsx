import { APPLYING_AS_WORDS, type As } from './words'
import { Choices } from '../../../components/field/choices'
import { Field } from '../../../components/field/field'
import { LineField, TextField } from '../../../components/field/text-field'
import type { Citizen } from '@mingdu/shared/citizens/citizens.schema'
import { FileField } from '../material/file-field'
import type { ApplyForm } from './use-apply-form'

/** 谁来办: for oneself, for another, or for an enterprise, with the authorisation. */
export function WhoPage({ form, citizen }: { form: ApplyForm; citizen: Citizen }) {
  const { draft, change, problems } = form
  return (
    <>
      <Field
        className="apply-as-field"
        label="替谁办理"
        hint={draft.as === 'self' ? selfText(citizen) : null}
        error={problems.as ?? form.error?.field('as') ?? null}
      >
        <Choices
          className="apply-as"
          label="替谁办理"
          options={APPLYING_AS_WORDS}
          value={draft.as}
          onChange={(as) => change({ as })}
        />
      </Field>
      {draft.as !== null && draft.as !== 'self' && <Principal form={form} as={draft.as} />}
      {draft.as !== null && (
        <Field
          className="apply-address-field"
          label="联系地址（可以不填）"
          error={form.error?.field('address') ?? null}
        >
          <TextField
            className="apply-address"
            label="联系地址"
            value={draft.address}
            most={200}
            onChange={(address) => change({ address })}
          />
        </Field>
      )}
    </>
  )
}

function Principal({ form, as }: { form: ApplyForm; as: Exclude<As, 'self'> }) {
  const { draft, change, problems, error } = form
  const { principal } = draft
  const isFirm = as === 'enterprise'
  const put = (part: Partial<typeof principal>) =>
    change((now) => ({ principal: { ...now.principal, ...part } }))
  return (
    <>
      <Field
        className="apply-name-field"
        label={isFirm ? '企业或组织名称' : '委托人姓名'}
        error={problems.name ?? error?.field('principal.name') ?? null}
      >
        <LineField
          className="apply-name"
          label={isFirm ? '企业或组织名称' : '委托人姓名'}
          value={principal.name}
          most={100}
          onChange={(name) => put({ name })}
        />
      </Field>
      <Field
        className="apply-number-field"
        label={isFirm ? '统一社会信用代码' : '委托人公民身份号码'}
        hint={principal.idNumber === '' ? '18 位。号码不存在手机上，没有传到服务器的要重新填。' : '18 位'}
        error={problems.idNumber ?? error?.field('principal.idNumber') ?? null}
      >
        <LineField
          className="apply-number"
          label={isFirm ? '统一社会信用代码' : '委托人公民身份号码'}
          value={principal.idNumber}
          most={18}
          onChange={(idNumber) => put({ idNumber: idNumber.trim() })}
        />
      </Field>
      <Field
        className="apply-authorisation"
        label="授权委托书"
        hint={isFirm ? '盖公章，写明您可以办理这件事。' : '委托人签名，写明您可以办理这件事。'}
        error={problems.files ?? error?.field('principal.fileIds') ?? error?.field('body.principal') ?? null}
      >
        <FileField
          label="授权委托书"
          files={principal.files}
          most={5}
          onChange={(edit) =>
            change((now) => ({ principal: { ...now.principal, files: edit(now.principal.files) } }))
          }
        />
      </Field>
    </>
  )
}

function selfText({ identity }: Citizen): string {
  return identity ? `申请人：${identity.name}，${identity.idNumber}` : ''
}
