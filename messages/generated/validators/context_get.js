// Made by toolwright generate. Do not edit: change the catalog instead.
import { owns, ucs2length, validator } from "toolwright/validation";

export const value = validator((() => {
const func0 = Object.prototype.hasOwnProperty;
const func5 = ucs2length;
const obj0 = {"properties":{"agent_id":1,"user_id":1,"correlation_id":1,"request_origin":1,"context_id":1,"idempotency_key":1,"deadline_ms":1,"traceparent":1,"tracestate":1}};
const pattern0 = new RegExp("^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$", "u");
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.type === undefined) || (!(owns(data, "type")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "type"}};
(vErrors ??= []).push(err0);
errors++;
}
if((data.id === undefined) || (!(owns(data, "id")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "id"}};
(vErrors ??= []).push(err1);
errors++;
}
if((data.context_id === undefined) || (!(owns(data, "context_id")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "context_id"}};
(vErrors ??= []).push(err2);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!((((key0 === "type") || (key0 === "id")) || (key0 === "context_id")) || (key0 === "metadata"))){
const err3 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["type","id","context_id","metadata"], closed: true}};
(vErrors ??= []).push(err3);
errors++;
}
if(errors > before0){
break;
}
}
if(data.type !== undefined && owns(data, "type")){
let data0 = data.type;
const _errs2 = errors;
if("contextGet" !== data0){
const err4 = {instancePath:instancePath+"/type",keyword:"const",params:{allowedValue: "contextGet"}};
(vErrors ??= []).push(err4);
errors++;
}
var valid0 = _errs2 === errors;
}
if(data.id !== undefined && owns(data, "id")){
let data1 = data.id;
const _errs3 = errors;
if(typeof data1 === "string"){
if(data1.length > 128 && func5(data1) > 128){
const err5 = {instancePath:instancePath+"/id",keyword:"maxLength",params:{limit: 128}};
(vErrors ??= []).push(err5);
errors++;
}
if(data1.length < 1){
const err6 = {instancePath:instancePath+"/id",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err6);
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err7);
errors++;
}
var valid0 = _errs3 === errors;
}
if(data.context_id !== undefined && owns(data, "context_id")){
let data2 = data.context_id;
const _errs5 = errors;
if(typeof data2 === "string"){
if(data2.length > 256 && func5(data2) > 256){
const err8 = {instancePath:instancePath+"/context_id",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err8);
errors++;
}
if(data2.length < 1){
const err9 = {instancePath:instancePath+"/context_id",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err9);
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/context_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err10);
errors++;
}
var valid0 = _errs5 === errors;
}
if(data.metadata !== undefined && owns(data, "metadata")){
let data3 = data.metadata;
const _errs7 = errors;
const _errs8 = errors;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
const before1 = errors;
for(const key1 in data3){
if(!Object.prototype.hasOwnProperty.call(data3, key1)) continue;
if(!(func0.call(obj0.properties, key1))){
const err11 = {instancePath:instancePath+"/metadata",keyword:"additionalProperties",params:{property: key1, known: ["agent_id","user_id","correlation_id","request_origin","context_id","idempotency_key","deadline_ms","traceparent","tracestate"], closed: true}};
(vErrors ??= []).push(err11);
errors++;
}
if(errors > before1){
break;
}
}
if(data3.agent_id !== undefined && owns(data3, "agent_id")){
let data4 = data3.agent_id;
const _errs11 = errors;
if(typeof data4 === "string"){
if(data4.length > 256 && func5(data4) > 256){
const err12 = {instancePath:instancePath+"/metadata/agent_id",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err12);
errors++;
}
if(data4.length < 1){
const err13 = {instancePath:instancePath+"/metadata/agent_id",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err13);
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/metadata/agent_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err14);
errors++;
}
var valid2 = _errs11 === errors;
}
if(data3.user_id !== undefined && owns(data3, "user_id")){
let data5 = data3.user_id;
const _errs13 = errors;
if(typeof data5 === "string"){
if(data5.length > 256 && func5(data5) > 256){
const err15 = {instancePath:instancePath+"/metadata/user_id",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err15);
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/metadata/user_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err16);
errors++;
}
var valid2 = _errs13 === errors;
}
if(data3.correlation_id !== undefined && owns(data3, "correlation_id")){
let data6 = data3.correlation_id;
const _errs15 = errors;
if(typeof data6 === "string"){
if(data6.length > 256 && func5(data6) > 256){
const err17 = {instancePath:instancePath+"/metadata/correlation_id",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err17);
errors++;
}
if(data6.length < 1){
const err18 = {instancePath:instancePath+"/metadata/correlation_id",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err18);
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/metadata/correlation_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err19);
errors++;
}
var valid2 = _errs15 === errors;
}
if(data3.request_origin !== undefined && owns(data3, "request_origin")){
let data7 = data3.request_origin;
const _errs17 = errors;
if(typeof data7 === "string"){
if(data7.length > 256 && func5(data7) > 256){
const err20 = {instancePath:instancePath+"/metadata/request_origin",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err20);
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/metadata/request_origin",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err21);
errors++;
}
var valid2 = _errs17 === errors;
}
if(data3.context_id !== undefined && owns(data3, "context_id")){
let data8 = data3.context_id;
const _errs19 = errors;
if(typeof data8 === "string"){
if(data8.length > 256 && func5(data8) > 256){
const err22 = {instancePath:instancePath+"/metadata/context_id",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err22);
errors++;
}
if(data8.length < 1){
const err23 = {instancePath:instancePath+"/metadata/context_id",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err23);
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/metadata/context_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err24);
errors++;
}
var valid2 = _errs19 === errors;
}
if(data3.idempotency_key !== undefined && owns(data3, "idempotency_key")){
let data9 = data3.idempotency_key;
const _errs21 = errors;
if(typeof data9 === "string"){
if(data9.length > 256 && func5(data9) > 256){
const err25 = {instancePath:instancePath+"/metadata/idempotency_key",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err25);
errors++;
}
if(data9.length < 1){
const err26 = {instancePath:instancePath+"/metadata/idempotency_key",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err26);
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/metadata/idempotency_key",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err27);
errors++;
}
var valid2 = _errs21 === errors;
}
if(data3.deadline_ms !== undefined && owns(data3, "deadline_ms")){
let data10 = data3.deadline_ms;
const _errs23 = errors;
if(!((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10)))){
const err28 = {instancePath:instancePath+"/metadata/deadline_ms",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err28);
errors++;
}
if(typeof data10 == "number"){
if(data10 > 86400000 || isNaN(data10)){
const err29 = {instancePath:instancePath+"/metadata/deadline_ms",keyword:"maximum",params:{comparison: "<=", limit: 86400000}};
(vErrors ??= []).push(err29);
errors++;
}
if(data10 < 1 || isNaN(data10)){
const err30 = {instancePath:instancePath+"/metadata/deadline_ms",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err30);
errors++;
}
}
var valid2 = _errs23 === errors;
}
if(data3.traceparent !== undefined && owns(data3, "traceparent")){
let data11 = data3.traceparent;
const _errs25 = errors;
if(typeof data11 === "string"){
if(data11.length > 256 && func5(data11) > 256){
const err31 = {instancePath:instancePath+"/metadata/traceparent",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err31);
errors++;
}
if(!pattern0.test(data11)){
const err32 = {instancePath:instancePath+"/metadata/traceparent",keyword:"pattern",params:{pattern: "^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}};
(vErrors ??= []).push(err32);
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/metadata/traceparent",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err33);
errors++;
}
var valid2 = _errs25 === errors;
}
if(data3.tracestate !== undefined && owns(data3, "tracestate")){
let data12 = data3.tracestate;
const _errs27 = errors;
if(typeof data12 === "string"){
if(data12.length > 512 && func5(data12) > 512){
const err34 = {instancePath:instancePath+"/metadata/tracestate",keyword:"maxLength",params:{limit: 512}};
(vErrors ??= []).push(err34);
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/metadata/tracestate",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err35);
errors++;
}
var valid2 = _errs27 === errors;
}
}
else {
const err36 = {instancePath:instancePath+"/metadata",keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err36);
errors++;
}
var valid1 = _errs8 === errors;
var valid0 = _errs7 === errors;
}
}
else {
const err37 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err37);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
