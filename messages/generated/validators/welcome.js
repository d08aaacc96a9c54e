// Made by toolwright generate. Do not edit: change the catalog instead.
import { owns, ucs2length, validator } from "toolwright/validation";

export const value = validator((() => {
const func9 = ucs2length;
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
if((data.session_id === undefined) || (!(owns(data, "session_id")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "session_id"}};
(vErrors ??= []).push(err1);
errors++;
}
if((data.agent_id === undefined) || (!(owns(data, "agent_id")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "agent_id"}};
(vErrors ??= []).push(err2);
errors++;
}
if((data.scopes === undefined) || (!(owns(data, "scopes")))){
const err3 = {instancePath,keyword:"required",params:{missingProperty: "scopes"}};
(vErrors ??= []).push(err3);
errors++;
}
if((data.catalog_digest === undefined) || (!(owns(data, "catalog_digest")))){
const err4 = {instancePath,keyword:"required",params:{missingProperty: "catalog_digest"}};
(vErrors ??= []).push(err4);
errors++;
}
if((data.heartbeat_interval_ms === undefined) || (!(owns(data, "heartbeat_interval_ms")))){
const err5 = {instancePath,keyword:"required",params:{missingProperty: "heartbeat_interval_ms"}};
(vErrors ??= []).push(err5);
errors++;
}
if((data.limits === undefined) || (!(owns(data, "limits")))){
const err6 = {instancePath,keyword:"required",params:{missingProperty: "limits"}};
(vErrors ??= []).push(err6);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(((((((key0 === "type") || (key0 === "session_id")) || (key0 === "agent_id")) || (key0 === "scopes")) || (key0 === "catalog_digest")) || (key0 === "heartbeat_interval_ms")) || (key0 === "limits"))){
const err7 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["type","session_id","agent_id","scopes","catalog_digest","heartbeat_interval_ms","limits"], closed: true}};
(vErrors ??= []).push(err7);
errors++;
}
if(errors > before0){
break;
}
}
if(data.type !== undefined && owns(data, "type")){
let data0 = data.type;
const _errs2 = errors;
if("welcome" !== data0){
const err8 = {instancePath:instancePath+"/type",keyword:"const",params:{allowedValue: "welcome"}};
(vErrors ??= []).push(err8);
errors++;
}
var valid0 = _errs2 === errors;
}
if(data.session_id !== undefined && owns(data, "session_id")){
let data1 = data.session_id;
const _errs3 = errors;
if(typeof data1 === "string"){
if(data1.length > 128 && func9(data1) > 128){
const err9 = {instancePath:instancePath+"/session_id",keyword:"maxLength",params:{limit: 128}};
(vErrors ??= []).push(err9);
errors++;
}
if(data1.length < 1){
const err10 = {instancePath:instancePath+"/session_id",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err10);
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/session_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err11);
errors++;
}
var valid0 = _errs3 === errors;
}
if(data.agent_id !== undefined && owns(data, "agent_id")){
let data2 = data.agent_id;
const _errs5 = errors;
if(typeof data2 === "string"){
if(data2.length > 256 && func9(data2) > 256){
const err12 = {instancePath:instancePath+"/agent_id",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err12);
errors++;
}
if(data2.length < 1){
const err13 = {instancePath:instancePath+"/agent_id",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err13);
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/agent_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err14);
errors++;
}
var valid0 = _errs5 === errors;
}
if(data.scopes !== undefined && owns(data, "scopes")){
let data3 = data.scopes;
const _errs7 = errors;
if(Array.isArray(data3)){
let valid2 = true;
const len0 = data3.length;
const before1 = errors;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
const _errs9 = errors;
if(typeof data4 !== "string"){
const err15 = {instancePath:instancePath+"/scopes/" + i0,keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err15);
errors++;
}
var valid1 = _errs9 === errors;
if(!valid1){
valid2 = false;
}
if(errors > before1){
break;
}
}
}
else {
const err16 = {instancePath:instancePath+"/scopes",keyword:"type",params:{type: "array"}};
(vErrors ??= []).push(err16);
errors++;
}
var valid0 = _errs7 === errors;
}
if(data.catalog_digest !== undefined && owns(data, "catalog_digest")){
let data5 = data.catalog_digest;
const _errs11 = errors;
if(typeof data5 === "string"){
if(data5.length > 128 && func9(data5) > 128){
const err17 = {instancePath:instancePath+"/catalog_digest",keyword:"maxLength",params:{limit: 128}};
(vErrors ??= []).push(err17);
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/catalog_digest",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err18);
errors++;
}
var valid0 = _errs11 === errors;
}
if(data.heartbeat_interval_ms !== undefined && owns(data, "heartbeat_interval_ms")){
let data6 = data.heartbeat_interval_ms;
const _errs13 = errors;
if(!((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6)))){
const err19 = {instancePath:instancePath+"/heartbeat_interval_ms",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err19);
errors++;
}
if(typeof data6 == "number"){
if(data6 < 1 || isNaN(data6)){
const err20 = {instancePath:instancePath+"/heartbeat_interval_ms",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err20);
errors++;
}
}
var valid0 = _errs13 === errors;
}
if(data.limits !== undefined && owns(data, "limits")){
let data7 = data.limits;
const _errs15 = errors;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if((data7.max_frame_bytes === undefined) || (!(owns(data7, "max_frame_bytes")))){
const err21 = {instancePath:instancePath+"/limits",keyword:"required",params:{missingProperty: "max_frame_bytes"}};
(vErrors ??= []).push(err21);
errors++;
}
if((data7.max_in_flight === undefined) || (!(owns(data7, "max_in_flight")))){
const err22 = {instancePath:instancePath+"/limits",keyword:"required",params:{missingProperty: "max_in_flight"}};
(vErrors ??= []).push(err22);
errors++;
}
if((data7.max_queued_bytes === undefined) || (!(owns(data7, "max_queued_bytes")))){
const err23 = {instancePath:instancePath+"/limits",keyword:"required",params:{missingProperty: "max_queued_bytes"}};
(vErrors ??= []).push(err23);
errors++;
}
if((data7.max_subscriptions === undefined) || (!(owns(data7, "max_subscriptions")))){
const err24 = {instancePath:instancePath+"/limits",keyword:"required",params:{missingProperty: "max_subscriptions"}};
(vErrors ??= []).push(err24);
errors++;
}
const before2 = errors;
for(const key1 in data7){
if(!Object.prototype.hasOwnProperty.call(data7, key1)) continue;
if(!((((key1 === "max_frame_bytes") || (key1 === "max_in_flight")) || (key1 === "max_queued_bytes")) || (key1 === "max_subscriptions"))){
const err25 = {instancePath:instancePath+"/limits",keyword:"additionalProperties",params:{property: key1, known: ["max_frame_bytes","max_in_flight","max_queued_bytes","max_subscriptions"], closed: true}};
(vErrors ??= []).push(err25);
errors++;
}
if(errors > before2){
break;
}
}
if(data7.max_frame_bytes !== undefined && owns(data7, "max_frame_bytes")){
let data8 = data7.max_frame_bytes;
const _errs18 = errors;
if(!((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8)))){
const err26 = {instancePath:instancePath+"/limits/max_frame_bytes",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err26);
errors++;
}
if(typeof data8 == "number"){
if(data8 < 1 || isNaN(data8)){
const err27 = {instancePath:instancePath+"/limits/max_frame_bytes",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err27);
errors++;
}
}
var valid3 = _errs18 === errors;
}
if(data7.max_in_flight !== undefined && owns(data7, "max_in_flight")){
let data9 = data7.max_in_flight;
const _errs20 = errors;
if(!((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9)))){
const err28 = {instancePath:instancePath+"/limits/max_in_flight",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err28);
errors++;
}
if(typeof data9 == "number"){
if(data9 < 1 || isNaN(data9)){
const err29 = {instancePath:instancePath+"/limits/max_in_flight",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err29);
errors++;
}
}
var valid3 = _errs20 === errors;
}
if(data7.max_queued_bytes !== undefined && owns(data7, "max_queued_bytes")){
let data10 = data7.max_queued_bytes;
const _errs22 = errors;
if(!((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10)))){
const err30 = {instancePath:instancePath+"/limits/max_queued_bytes",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err30);
errors++;
}
if(typeof data10 == "number"){
if(data10 < 1 || isNaN(data10)){
const err31 = {instancePath:instancePath+"/limits/max_queued_bytes",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err31);
errors++;
}
}
var valid3 = _errs22 === errors;
}
if(data7.max_subscriptions !== undefined && owns(data7, "max_subscriptions")){
let data11 = data7.max_subscriptions;
const _errs24 = errors;
if(!((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11)))){
const err32 = {instancePath:instancePath+"/limits/max_subscriptions",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err32);
errors++;
}
if(typeof data11 == "number"){
if(data11 < 0 || isNaN(data11)){
const err33 = {instancePath:instancePath+"/limits/max_subscriptions",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err33);
errors++;
}
}
var valid3 = _errs24 === errors;
}
}
else {
const err34 = {instancePath:instancePath+"/limits",keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err34);
errors++;
}
var valid0 = _errs15 === errors;
}
}
else {
const err35 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err35);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
