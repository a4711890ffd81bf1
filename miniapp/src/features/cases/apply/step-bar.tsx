import { View } from '@tarojs/components'
import { classes, spoken } from '../../../components/semantics'
import { PARTS } from './apply-draft'

/** How far the application is: four parts, by word and colour. */
export function StepBar({ part, hasQuestions }: { part: number; hasQuestions: boolean }) {
  const shown = PARTS.map((text, i) => ({ text, i })).filter(({ i }) => i > 0 || hasQuestions)
  const at = shown.findIndex(({ i }) => i === part) + 1
  return (
    <View className="steps" {...spoken('img', `共 ${shown.length} 步，第 ${at} 步：${PARTS[part] ?? ''}`)}>
      {shown.map(({ text, i }) => (
        <View key={text} className={classes('step', i < part && 'step--done', i === part && 'step--now')}>
          <View className="step__line" />
          <View className="step__t">{i < part ? `${text} ✓` : text}</View>
        </View>
      ))}
    </View>
  )
}
