export default definePageConfig({ navigationBarTitleText: '反映线索' })
