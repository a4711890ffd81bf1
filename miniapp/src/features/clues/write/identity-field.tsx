import { View } from '@tarojs/components'
import { CLUE_IDENTITIES, type ClueIdentity } from '@mingdu/shared/clues/clues.states'
import { useCitizen } from '../../../api/use-citizen'
import { Field } from '../../../components/field/field'
import { LineField } from '../../../components/field/text-field'
import { Notice } from '../../../components/notice/notice'
import { classes, spoken } from '../../../components/semantics'
import { Button } from '../../../components/tap/button'
import { Tap } from '../../../components/tap/tap'
import { open, PAGES } from '../../../platform/navigate'
import type { ClueForm } from './use-clue'

/** What is stored and who sees it, a sentence each. */
const WHAT = {
  open: '存您的实名和手机号，办理这条线索的单位看得到打了星号的姓名和手机号。',
  sealed:
    '您的实名加密保存，办理单位看不到；确需查看的要写理由、由另一角色批准，每次谁看、为什么看您都能看到。',
  anonymous: '不存您是谁，也不存网络地址和设备；只能凭编号和您自设的 6 位密码查进度，不能联系您。',
} as const satisfies Record<ClueIdentity, string>

export function IdentityField({ form }: { form: ClueForm }) {
  const { draft, problems, chooseIdentity } = form
  const { identity } = draft
  return (
    <>
      <Field className="clue-identity" label="用什么身份提交" error={problems.identity ?? null}>
        <View {...spoken('radiogroup', '用什么身份提交')}>
          {(Object.keys(CLUE_IDENTITIES) as ClueIdentity[]).map((one) => (
            <Tap
              key={one}
              className={classes('clue-who', `clue-who-${one}`, one === identity && 'clue-who--on')}
              as="radio"
              on={one === identity}
              onTap={() => chooseIdentity(one)}
            >
              <View className="clue-who__t">
                {one === identity ? '✓ ' : ''}
                {CLUE_IDENTITIES[one]}
              </View>
              <View className="clue-who__b">{WHAT[one]}</View>
            </Tap>
          ))}
        </View>
      </Field>
      {identity === 'anonymous' && <PinFields form={form} />}
      {(identity === 'open' || identity === 'sealed') && <NotYetNamed />}
    </>
  )
}

function PinFields({ form: { code, setCode, problems } }: { form: ClueForm }) {
  return (
    <>
      <Field
        className="clue-pin-field"
        label="自设 6 位查询密码"
        hint="查进度时要用，请不要用连续或重复的数字。系统不存原文，忘了找不回。"
        error={problems.pin ?? null}
      >
        <LineField
          className="clue-pin"
          label="6 位查询密码"
          type="number"
          value={code.pin}
          most={6}
          onChange={(pin) => setCode({ ...code, pin: pin.trim() })}
        />
      </Field>
      <Field className="clue-again-field" label="再输一次" error={problems.again ?? null}>
        <LineField
          className="clue-again"
          label="再输一次查询密码"
          type="number"
          value={code.again}
          most={6}
          onChange={(again) => setCode({ ...code, again: again.trim() })}
        />
      </Field>
    </>
  )
}

/** Who is not signed in or not verified learns it before the end. */
function NotYetNamed() {
  const { citizen, signedIn } = useCitizen()
  if (signedIn && (!citizen || citizen.identity)) return null
  const [page, text] = signedIn ? [PAGES.identity, '去实名认证'] : [PAGES.citizenSignIn, '去登录']
  return (
    <Notice className="clue-not-named" tone="blue">
      <View>
        {signedIn ? '实名提交要先实名认证。' : '实名提交要先登录并实名认证。'}
        已写的内容存在这台手机上，回来接着填。
      </View>
      <Button
        className="clue-name-me"
        kind="link"
        text={text}
        onTap={() => open(page, { from: PAGES.writeClue })}
      />
    </Notice>
  )
}
