import { View } from '@tarojs/components'
import { Tap } from '../../../components/tap/tap'
import { classes } from '../../../components/semantics'

/** What is used and for what, before anything is asked for. */
export function Consent({ agreed, onChange }: { agreed: boolean; onChange: (agreed: boolean) => void }) {
  return (
    <View className="consent">
      <Tap className="consent__tap" as="checkbox" on={agreed} onTap={() => onChange(!agreed)}>
        <View className={classes('consent__box', agreed && 'consent__box--on')} />
        <View className="consent__text">我同意按下面的说明使用我的手机号和微信身份</View>
      </Tap>
      <View className="consent__why">
        手机号只用来与本单位名册比对，微信身份只用来登录和发送任务提醒，不作他用，不向第三方提供。要撤回，请单位管理员解绑，解绑后立即停用。
      </View>
    </View>
  )
}
