// Made by toolwright generate. Do not edit: change the catalog instead.
import { owns, ucs2length, validator } from "toolwright/validation";

export const value = validator((() => {
const func7 = ucs2length;
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
if((data.context_id === undefined) || (!(owns(data, "context_id")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "context_id"}};
(vErrors ??= []).push(err1);
errors++;
}
if((data.from_revision === undefined) || (!(owns(data, "from_revision")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "from_revision"}};
(vErrors ??= []).push(err2);
errors++;
}
if((data.revision === undefined) || (!(owns(data, "revision")))){
const err3 = {instancePath,keyword:"required",params:{missingProperty: "revision"}};
(vErrors ??= []).push(err3);
errors++;
}
if((data.by === undefined) || (!(owns(data, "by")))){
const err4 = {instancePath,keyword:"required",params:{missingProperty: "by"}};
(vErrors ??= []).push(err4);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(((((((key0 === "type") || (key0 === "context_id")) || (key0 === "from_revision")) || (key0 === "revision")) || (key0 === "patch")) || (key0 === "snapshot")) || (key0 === "by"))){
const err5 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["type","context_id","from_revision","revision","patch","snapshot","by"], closed: true}};
(vErrors ??= []).push(err5);
errors++;
}
if(errors > before0){
break;
}
}
if(data.type !== undefined && owns(data, "type")){
let data0 = data.type;
const _errs2 = errors;
if("contextUpdate" !== data0){
const err6 = {instancePath:instancePath+"/type",keyword:"const",params:{allowedValue: "contextUpdate"}};
(vErrors ??= []).push(err6);
errors++;
}
var valid0 = _errs2 === errors;
}
if(data.context_id !== undefined && owns(data, "context_id")){
let data1 = data.context_id;
const _errs3 = errors;
if(typeof data1 === "string"){
if(data1.length > 256 && func7(data1) > 256){
const err7 = {instancePath:instancePath+"/context_id",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err7);
errors++;
}
if(data1.length < 1){
const err8 = {instancePath:instancePath+"/context_id",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err8);
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/context_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err9);
errors++;
}
var valid0 = _errs3 === errors;
}
if(data.from_revision !== undefined && owns(data, "from_revision")){
let data2 = data.from_revision;
const _errs5 = errors;
if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
const err10 = {instancePath:instancePath+"/from_revision",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err10);
errors++;
}
if(typeof data2 == "number"){
if(data2 < 0 || isNaN(data2)){
const err11 = {instancePath:instancePath+"/from_revision",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err11);
errors++;
}
}
var valid0 = _errs5 === errors;
}
if(data.revision !== undefined && owns(data, "revision")){
let data3 = data.revision;
const _errs7 = errors;
if(!((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3)))){
const err12 = {instancePath:instancePath+"/revision",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err12);
errors++;
}
if(typeof data3 == "number"){
if(data3 < 0 || isNaN(data3)){
const err13 = {instancePath:instancePath+"/revision",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err13);
errors++;
}
}
var valid0 = _errs7 === errors;
}
if(data.patch !== undefined && owns(data, "patch")){
let data4 = data.patch;
const _errs9 = errors;
if(!(data4 && typeof data4 == "object" && !Array.isArray(data4))){
const err14 = {instancePath:instancePath+"/patch",keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err14);
errors++;
}
var valid0 = _errs9 === errors;
}
if(data.snapshot !== undefined && owns(data, "snapshot")){
let data5 = data.snapshot;
const _errs11 = errors;
if(!(data5 && typeof data5 == "object" && !Array.isArray(data5))){
const err15 = {instancePath:instancePath+"/snapshot",keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err15);
errors++;
}
var valid0 = _errs11 === errors;
}
if(data.by !== undefined && owns(data, "by")){
let data6 = data.by;
const _errs13 = errors;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if((data6.agent_id === undefined) || (!(owns(data6, "agent_id")))){
const err16 = {instancePath:instancePath+"/by",keyword:"required",params:{missingProperty: "agent_id"}};
(vErrors ??= []).push(err16);
errors++;
}
if((data6.correlation_id === undefined) || (!(owns(data6, "correlation_id")))){
const err17 = {instancePath:instancePath+"/by",keyword:"required",params:{missingProperty: "correlation_id"}};
(vErrors ??= []).push(err17);
errors++;
}
const before1 = errors;
for(const key1 in data6){
if(!Object.prototype.hasOwnProperty.call(data6, key1)) continue;
if(!((key1 === "agent_id") || (key1 === "correlation_id"))){
const err18 = {instancePath:instancePath+"/by",keyword:"additionalProperties",params:{property: key1, known: ["agent_id","correlation_id"], closed: true}};
(vErrors ??= []).push(err18);
errors++;
}
if(errors > before1){
break;
}
}
if(data6.agent_id !== undefined && owns(data6, "agent_id")){
let data7 = data6.agent_id;
const _errs16 = errors;
if(typeof data7 === "string"){
if(data7.length > 256 && func7(data7) > 256){
const err19 = {instancePath:instancePath+"/by/agent_id",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err19);
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/by/agent_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err20);
errors++;
}
var valid1 = _errs16 === errors;
}
if(data6.correlation_id !== undefined && owns(data6, "correlation_id")){
let data8 = data6.correlation_id;
const _errs18 = errors;
if(typeof data8 === "string"){
if(data8.length > 256 && func7(data8) > 256){
const err21 = {instancePath:instancePath+"/by/correlation_id",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err21);
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/by/correlation_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err22);
errors++;
}
var valid1 = _errs18 === errors;
}
}
else {
const err23 = {instancePath:instancePath+"/by",keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err23);
errors++;
}
var valid0 = _errs13 === errors;
}
}
else {
const err24 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err24);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
