{{- define "bujiao.name" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name | trunc 40 | trimSuffix "-" }}{{ else }}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 40 | trimSuffix "-" }}{{ end }}
{{- end }}

{{- define "bujiao.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}

{{- define "bujiao.serviceAccount" -}}
{{ .Values.serviceAccount.name | default (ternary (include "bujiao.name" .) "default" .Values.serviceAccount.create) }}
{{- end }}

{{- define "bujiao.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "bujiao.labels" -}}
{{ include "bujiao.selector" . }}
app.kubernetes.io/version: {{ .Values.image.tag | default .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{/* What every service is told; no secrets. */}}
{{- define "bujiao.config" -}}
BUJIAO_MODE: cluster
EVENT_STORE: {{ .Values.config.eventStore | quote }}
{{- with .Values.config.esdbUrl }}
ESDB_URL: {{ . | quote }}
{{- end }}
EVENT_BUS: kafka
KAFKA_BROKERS: {{ .Values.config.kafkaBrokers | quote }}
AUTH_ISSUER: {{ .Values.config.auth.issuer | quote }}
AUTH_AUDIENCE: {{ .Values.config.auth.audience | quote }}
AUTH_JWKS_URL: {{ .Values.config.auth.jwksUrl | quote }}
PAYMENT_GATEWAY_URL: {{ .Values.config.paymentGatewayUrl | quote }}
SUPPLIER_URL: {{ .Values.config.supplierUrl | quote }}
INTAKE_URL: {{ .Values.config.intakeUrl | default (printf "http://%s-intake:4000" (include "bujiao.name" .)) | quote }}
FULFILLMENT_URL: {{ .Values.config.fulfillmentUrl | default (printf "http://%s-fulfillment:4000" (include "bujiao.name" .)) | quote }}
AUTO_CONFIRM_AFTER_MS: {{ .Values.config.autoConfirmAfterMs | int64 | quote }}
LOG_LEVEL: {{ .Values.config.logLevel | quote }}
{{- end }}

{{- define "bujiao.podSecurity" -}}
runAsNonRoot: true
runAsUser: 1000
runAsGroup: 1000
fsGroup: 1000
seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- define "bujiao.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end }}
