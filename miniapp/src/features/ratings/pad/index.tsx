import { View } from '@tarojs/components'
import { useState } from 'react'
import { Field } from '../../../components/field/field'
import { LineField } from '../../../components/field/text-field'
import { Screen } from '../../../components/screen/screen'
import { Button } from '../../../components/tap/button'
import { open, PAGES } from '../../../platform/navigate'
import { useParams } from '../../../platform/params'
import { PadAsks } from './pad-asks'
import './index.scss'

/** 窗口评价器: stands at a window and asks whom the clerk puts onto it. */
export default function PadPage() {
  const code = useParams()['code'] ?? ''
  return (
    <Screen className="pad-page" title="窗口评价" first>
      {code === '' ? <AskCode /> : <PadAsks code={code} />}
    </Screen>
  )
}

function AskCode() {
  const [code, setCode] = useState('')
  return (
    <>
      <Field className="pad-code-field" label="评价器代码" hint="在管理后台“窗口评价”里登记后得到。">
        <LineField className="pad-code" label="评价器代码" value={code} most={10} onChange={setCode} />
      </Field>
      <View className="pad-code-row">
        <Button
          className="pad-begin"
          text="开始"
          disabled={code.trim() === ''}
          onTap={() => open(PAGES.pad, { code: code.trim().toUpperCase() })}
        />
      </View>
    </>
  )
}
