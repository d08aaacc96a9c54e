// Made by toolwright generate. Do not edit: change the catalog instead.
import { owns, ucs2length, validator } from "toolwright/validation";

export const value = validator((() => {
const func7 = ucs2length;
const obj0 = ["information","customer_contact","promise"];
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
if((data.number === undefined) || (!(owns(data, "number")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "number"}};
(vErrors ??= []).push(err0);
errors++;
}
if((data.kind === undefined) || (!(owns(data, "kind")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "kind"}};
(vErrors ??= []).push(err1);
errors++;
}
if((data.text === undefined) || (!(owns(data, "text")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "text"}};
(vErrors ??= []).push(err2);
errors++;
}
if((data.agent_id === undefined) || (!(owns(data, "agent_id")))){
const err3 = {instancePath,keyword:"required",params:{missingProperty: "agent_id"}};
(vErrors ??= []).push(err3);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(((((key0 === "number") || (key0 === "kind")) || (key0 === "text")) || (key0 === "agent_id")) || (key0 === "user_id"))){
const err4 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["number","kind","text","agent_id","user_id"], closed: true}};
(vErrors ??= []).push(err4);
errors++;
}
if(errors > before0){
break;
}
}
if(data.number !== undefined && owns(data, "number")){
let data0 = data.number;
const _errs2 = errors;
if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
const err5 = {instancePath:instancePath+"/number",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err5);
errors++;
}
if(typeof data0 == "number"){
if(data0 > 100 || isNaN(data0)){
const err6 = {instancePath:instancePath+"/number",keyword:"maximum",params:{comparison: "<=", limit: 100}};
(vErrors ??= []).push(err6);
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err7 = {instancePath:instancePath+"/number",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err7);
errors++;
}
}
var valid0 = _errs2 === errors;
}
if(data.kind !== undefined && owns(data, "kind")){
let data1 = data.kind;
const _errs4 = errors;
if(!(data1 === "information" || data1 === "customer_contact" || data1 === "promise")){
const err8 = {instancePath:instancePath+"/kind",keyword:"enum",params:{allowedValues: obj0}};
(vErrors ??= []).push(err8);
errors++;
}
var valid0 = _errs4 === errors;
}
if(data.text !== undefined && owns(data, "text")){
let data2 = data.text;
const _errs5 = errors;
if(typeof data2 === "string"){
if(data2.length > 1000 && func7(data2) > 1000){
const err9 = {instancePath:instancePath+"/text",keyword:"maxLength",params:{limit: 1000}};
(vErrors ??= []).push(err9);
errors++;
}
if(data2.length < 1){
const err10 = {instancePath:instancePath+"/text",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err10);
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/text",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err11);
errors++;
}
var valid0 = _errs5 === errors;
}
if(data.agent_id !== undefined && owns(data, "agent_id")){
let data3 = data.agent_id;
const _errs7 = errors;
if(typeof data3 === "string"){
if(data3.length > 128 && func7(data3) > 128){
const err12 = {instancePath:instancePath+"/agent_id",keyword:"maxLength",params:{limit: 128}};
(vErrors ??= []).push(err12);
errors++;
}
if(data3.length < 1){
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
var valid0 = _errs7 === errors;
}
if(data.user_id !== undefined && owns(data, "user_id")){
let data4 = data.user_id;
const _errs9 = errors;
if(typeof data4 === "string"){
if(data4.length > 256 && func7(data4) > 256){
const err15 = {instancePath:instancePath+"/user_id",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err15);
errors++;
}
if(data4.length < 1){
const err16 = {instancePath:instancePath+"/user_id",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err16);
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/user_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err17);
errors++;
}
var valid0 = _errs9 === errors;
}
}
else {
const err18 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err18);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
