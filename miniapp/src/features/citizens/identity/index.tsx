import { View } from '@tarojs/components'
import { dateInShanghai } from '@mingdu/shared/kernel/plain-date'
import { useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { targetOf } from '../../../api/stops'
import { keepCitizen, useCitizen } from '../../../api/use-citizen'
import { ActionBar } from '../../../components/action-bar/action-bar'
import { Facts } from '../../../components/facts/facts'
import { Field } from '../../../components/field/field'
import { LineField } from '../../../components/field/text-field'
import { Notice } from '../../../components/notice/notice'
import { Refusal } from '../../../components/notice/refusal'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { Empty, Failed, Skeleton } from '../../../components/states/states'
import { Button } from '../../../components/tap/button'
import { back, open, PAGES, startAt } from '../../../platform/navigate'
import { useRouter } from '../../../platform/page-hooks'
import { checkIdentity, type IdentityProblems } from './check-identity'
import './index.scss'

/** 实名认证: once, before the first application. */
export default function IdentityPage() {
  const { citizen, error, signedIn, reload } = useCitizen()
  const from = useRouter().params['from']
  const onward = () => (from ? startAt(targetOf(from, PAGES.me)) : back())
  return (
    <Screen className="identity-page" title="实名认证" bar={citizen?.identity === null}>
      {!signedIn && (
        <Empty
          title="还没有登录"
          text="登录后才能实名认证。"
          action={{ text: '去登录', onTap: () => open(PAGES.citizenSignIn, { from: PAGES.identity }) }}
        />
      )}
      {signedIn && !citizen && error && (
        <Failed what="您的账号" error={error} onRetry={() => void reload()} />
      )}
      {signedIn && !citizen && !error && <Skeleton />}
      {citizen?.identity && (
        <Section title="已实名认证" className="identity-done">
          <Facts
            className="identity-facts"
            facts={[
              ['姓名', citizen.identity.name],
              ['证件号码', citizen.identity.idNumber],
            ]}
          />
          <Button className="identity-onward" text={from ? '继续办理' : '返回'} onTap={onward} />
        </Section>
      )}
      {citizen?.identity === null && <IdentityForm onDone={onward} />}
    </Screen>
  )
}

function IdentityForm({ onDone }: { onDone: () => void }) {
  const [typed, setTyped] = useState({ name: '', idNumber: '' })
  const [problems, setProblems] = useState<IdentityProblems>({})
  const [error, setError] = useState<ApiError | null>(null)
  const [busy, setBusy] = useState(false)
  const verify = async () => {
    const found = checkIdentity(typed, dateInShanghai(Date.now()))
    setProblems(found)
    setError(null)
    if (Object.keys(found).length > 0) return
    setBusy(true)
    try {
      keepCitizen(await api.citizens.verify({ body: typed }))
      onDone()
    } catch (thrown) {
      setError(asApiError(thrown))
    }
    setBusy(false)
  }
  const at = (name: 'name' | 'idNumber') => problems[name] ?? error?.field(name) ?? null
  return (
    <>
      <Section className="identity-why" title="为什么要实名">
        <View className="identity-why__b">
          申请要以本人的名义提出。姓名和号码只送去核对是否一致，加密保存，页面上只显示一部分。认证后也能看到您在窗口办的件。
        </View>
        <Notice className="identity-once" tone="yellow">
          认证后不能更改，请照身份证填写。
        </Notice>
      </Section>
      {error && error.fields.length === 0 && (
        <Refusal className="identity-error" error={error} today={null} />
      )}
      <Field className="identity-name-field" label="姓名" error={at('name')}>
        <LineField
          className="identity-name"
          label="姓名"
          autoComplete="name"
          value={typed.name}
          most={50}
          onChange={(name) => setTyped({ ...typed, name })}
        />
      </Field>
      <Field
        className="identity-number-field"
        label="公民身份号码"
        hint="18 位，最后一位可能是 X。"
        error={at('idNumber')}
      >
        <LineField
          className="identity-number"
          label="公民身份号码"
          value={typed.idNumber}
          most={18}
          onChange={(idNumber) => setTyped({ ...typed, idNumber: idNumber.trim() })}
        />
      </Field>
      <ActionBar>
        <Button className="identity-verify" text="提交认证" busy={busy} onTap={() => void verify()} />
      </ActionBar>
    </>
  )
}
